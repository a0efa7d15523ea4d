package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short program to its end. */
final class Command {
  private static final int NOT_STARTED = 127;
  private static final int TOO_SLOW = 124;

  private Command() {}

  /**
   * @param exit 127 when there is no such program, 124 when it took too long
   * @param output both streams
   */
  record Result(int exit, String output) {

    boolean succeeded() {
      return exit == 0;
    }

    String lastLine() {
      return output.lines().filter(l -> !l.isBlank()).reduce("", (before, last) -> last.strip());
    }
  }

  /**
   * The output goes through a file, not a pipe: a server started here inherits it, and a pipe would
   * stay open with the server.
   */
  static Result run(List<String> command, Duration limit) {
    try {
      var output = Files.createTempFile("ytarchive", ".out");
      try {
        return run(command, limit, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return new Result(NOT_STARTED, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("interrupted while running " + command.getFirst(), e);
    }
  }

  private static Result run(List<String> command, Duration limit, Path output)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    var process = builder.redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      return new Result(TOO_SLOW, "no end within " + limit.toSeconds() + " s");
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
