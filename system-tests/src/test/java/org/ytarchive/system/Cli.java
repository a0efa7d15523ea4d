package org.ytarchive.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as the script calls it: a process of its own. */
final class Cli {
  private static final long LIMIT_SECONDS = 180;

  private final Path home;
  private final Path output;
  private final Process process;

  private Cli(Path home, List<String> arguments) throws IOException {
    this.home = home;
    this.output = Files.createTempFile(home.toAbsolutePath().getParent(), "cli", ".out");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", StackProcess.productClasspath()));
    command.add("-Dlogback.configurationFile=logback-cli.xml");
    command.add("org.ytarchive.standalone.cli.Main");
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("YTARCHIVE_"));
    builder.environment().put("YTARCHIVE_HOME", home.toString());
    this.process = builder.start();
  }

  static Cli start(Path home, String... arguments) {
    try {
      return new Cli(home, List.of(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How it ended, and what it said.
   *
   * @param exit its exit code
   */
  record End(int exit, String said) {}

  static End run(Path home, String... arguments) {
    return start(home, arguments).end();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void kill() {
    process.destroyForcibly();
    end();
  }

  End end() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end: " + Files.readString(output));
      }
      return new End(process.exitValue(), Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted beside " + home, e);
    }
  }
}
