package org.ytarchive.download.tool;

import static org.awaitility.Awaitility.await;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A package {@code yt_dlp} of ours that becomes the command in its arguments, and what forks it.
 */
final class PythonThatExecutes {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # Written by debian-yt-dlp: no yt-dlp at all.
      exec "$@"
      """;
  private static final String PACKAGE =
      """
      import os

      def main(argv):
          os.execv(argv[0], argv)
      """;

  private final Path program;
  private final ForkServers servers;

  PythonThatExecutes(Path temp, ToolFolders folders) throws IOException {
    this(temp, folders, PACKAGE, Duration.ofMinutes(1));
  }

  PythonThatExecutes(Path temp, ToolFolders folders, String source, Duration keepReady)
      throws IOException {
    this.program = temp.resolve("yt-dlp");
    var folder =
        Files.createDirectories(temp.resolve("usr/lib/python3/dist-packages").resolve("yt_dlp"));
    Files.writeString(folder.resolve("__init__.py"), source);
    Files.writeString(program, SCRIPT);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    servers = new ForkServers(folders, keepReady, JsonMapper.createDefault(), Clock.systemUTC());
  }

  ForkServers servers() {
    return servers;
  }

  List<String> command(String script, List<String> arguments) {
    var line = new ArrayList<>(List.of(program.toString(), SupervisedToolContract.script(script)));
    line.addAll(arguments);
    return line;
  }

  /** From here on runs are forked. */
  void load(SupervisedTool tools) {
    runOnce(tools);
    runOnce(tools);
    await().atMost(Duration.ofSeconds(30)).until(this::isReady);
  }

  boolean isReady() throws IOException {
    return servers.isReady(program.toString());
  }

  /** Runs something that ends at once. */
  void runOnce(SupervisedTool tools) {
    try {
      tools.runInScratch(
          folder -> command("exit-with", List.of("0")), Duration.ofSeconds(30), ended -> ended);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
