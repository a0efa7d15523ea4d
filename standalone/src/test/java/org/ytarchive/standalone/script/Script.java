package org.ytarchive.standalone.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The script {@code ytarchive} on a machine that has only what the test lends it. */
final class Script {
  private static final List<String> EVERYWHERE =
      List.of(
          "cat",
          "chmod",
          "cp",
          "cut",
          "date",
          "dirname",
          "env",
          "expr",
          "find",
          "grep",
          "head",
          "id",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sha256sum",
          "sleep",
          "sort",
          "tail",
          "touch",
          "tr",
          "uname");

  private final Path programs;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * @param folder for the machine's programs and the home
   */
  Script(Path folder) throws IOException {
    programs = Files.createDirectories(folder.resolve("bin"));
    for (var name : EVERYWHERE) {
      program(programs.resolve(name), "exec " + real(name) + " \"$@\"");
    }
    environment.put("PATH", programs.toString());
    environment.put("HOME", folder.toString());
    environment.put("YTARCHIVE_HOME", folder.resolve("home").toString());
    environment.put("JDK_FOLDERS", folder.resolve("no-jdk").toString());
  }

  private static Path real(String name) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this machine has no " + name));
  }

  /** Puts a program of the test's own on the PATH. */
  Script with(String name, String text) throws IOException {
    program(programs.resolve(name), text);
    return this;
  }

  static void program(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Script set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  record Ended(int exit, String output) {}

  Ended run(String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("/bin/sh", file().toString()), Stream.of(arguments));
    var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), output);
  }

  static Path file() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(folder -> folder.resolve("ytarchive"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow();
  }
}
