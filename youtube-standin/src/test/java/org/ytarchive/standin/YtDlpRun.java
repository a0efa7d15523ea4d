package org.ytarchive.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One finished run of a real yt-dlp.
 *
 * @param exit its exit code; 128 and the signal if it was killed
 */
record YtDlpRun(int exit, String out, String err) {

  /** The last line yt-dlp calls an error, or nothing; a line of its ends at a line feed alone. */
  String lastError() {
    return Arrays.stream(err.split("\n", -1))
        .filter(line -> line.startsWith("ERROR:"))
        .reduce("", (before, last) -> last);
  }

  static YtDlpRun run(DebianYtDlp version, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    return finish(start(version, folder, arguments, Map.of()), folder);
  }

  /** Output goes to files, so that nobody has to read it while the program runs. */
  static Process start(
      DebianYtDlp version, Path folder, List<String> arguments, Map<String, String> environment)
      throws IOException {
    Files.createDirectories(folder);
    var command = new ArrayList<>(List.of(version.program().toString(), "--ignore-config"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout.txt").toFile());
    builder.redirectError(folder.resolve("stderr.txt").toFile());
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  static YtDlpRun finish(Process process, Path folder) throws IOException, InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("yt-dlp went on for more than two minutes");
    }
    return new YtDlpRun(
        process.exitValue(),
        Files.readString(folder.resolve("stdout.txt")),
        Files.readString(folder.resolve("stderr.txt")));
  }
}
