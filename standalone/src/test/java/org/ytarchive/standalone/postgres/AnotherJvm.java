package org.ytarchive.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own that starts PostgreSQL and then does nothing, until it is killed. */
final class AnotherJvm {
  private static final String READY = "ready";

  private final Process process;

  private AnotherJvm(Process process) {
    this.process = process;
  }

  /** Returns when its server runs. */
  static AnotherJvm startingPostgresIn(Path root) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                AnotherJvm.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    var output = process.inputReader();
    for (var line = output.readLine(); !READY.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("the other JVM ended");
      }
    }
    return new AnotherJvm(process);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  public static void main(String[] args) throws InterruptedException {
    EmbeddedPostgres.start(Path.of(args[0]));
    System.out.println(READY);
    Thread.currentThread().join();
  }
}
