package org.ytarchive.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What ffprobe reads from a file. */
public record Probe(String text) {

  public static Probe of(Path file) throws Exception {
    var entries = "format=duration,size:format_tags=comment:stream=codec_name,width,height";
    var command = new ProcessBuilder("ffprobe", "-v", "error", "-of", "flat");
    command.command().add("-show_entries");
    command.command().add(entries);
    command.command().add("file:" + file);
    var process = command.redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return new Probe(output);
  }

  /** The value of the first line of this name, without quotes. */
  public String value(String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1).replace("\"", ""))
        .findFirst()
        .orElse("");
  }
}
