package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/** Real media, made by the real ffmpeg; and the real ffprobe's word about media. */
public final class Footage {

  private Footage() {}

  /** Runs {@code ffmpeg}; fails with what it said. */
  public static Path make(Path file, String... arguments) {
    var line = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    line.addAll(Arrays.asList(arguments));
    line.add(file.toString());
    run(line);
    return file;
  }

  /**
   * The same with the arguments in one line.
   *
   * @param values what stands for each {@code %s}, whatever is in it
   */
  public static Path film(Path file, String line, Object... values) {
    var rest = Arrays.asList(values).iterator();
    var arguments = new ArrayList<String>();
    for (var word : line.split(" ")) {
      var whole = word;
      while (whole.contains("%s")) {
        whole = whole.replaceFirst("%s", Matcher.quoteReplacement(rest.next().toString()));
      }
      arguments.add(whole);
    }
    return make(file, arguments.toArray(String[]::new));
  }

  /** Seconds of a moving picture with a tone. */
  public static Path video(Path file, String size, int seconds) {
    return film(
        file,
        "-f lavfi -i testsrc2=size=%s:rate=25:duration=%s -f lavfi -i "
            + "sine=frequency=440:duration=%s -c:v libx264 -preset ultrafast -g 25 -c:a aac "
            + "-shortest",
        size,
        seconds,
        seconds);
  }

  /** What {@code ffprobe -v error ARGUMENTS FILE} prints. */
  public static List<String> probe(Path file, String... arguments) {
    var line = new ArrayList<>(List.of("ffprobe", "-v", "error"));
    line.addAll(Arrays.asList(arguments));
    line.add(file.toString());
    return run(line).lines().toList();
  }

  /** When the packets of a stream are shown, sorted. */
  public static List<Double> times(Path file, String stream) {
    return probe(
            file, "-select_streams", stream, "-show_entries", "packet=pts_time", "-of", "csv=p=0")
        .stream()
        .map(text -> text.replace(",", ""))
        .filter(text -> !text.isBlank())
        .map(Double::parseDouble)
        .sorted()
        .toList();
  }

  /** A hash of what packets of a stream hold. */
  public static String hash(Path file, String stream) {
    return run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-nostdin",
            "-i",
            file.toString(),
            "-map",
            "0:" + stream,
            "-c",
            "copy",
            "-f",
            "streamhash",
            "-"));
  }

  /** The bytes that a command prints. */
  public static byte[] bytes(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      var output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as("exit of %s", command).isZero();
      return output;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("needs ffmpeg and ffprobe on the PATH", e);
    }
  }

  private static String run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
      return output;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("needs ffmpeg and ffprobe on the PATH", e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
