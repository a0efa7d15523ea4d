package org.ytarchive.download.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Looks for programs as a shell would. */
final class ExecutablePath {
  private static final String USUAL = "/usr/local/bin:/usr/bin:/bin";

  private final String path;

  ExecutablePath(Map<String, String> environment) {
    this.path = environment.getOrDefault("PATH", USUAL);
  }

  Optional<Path> find(String command) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, command))
        .filter(ExecutablePath::isProgram)
        .findFirst();
  }

  static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
