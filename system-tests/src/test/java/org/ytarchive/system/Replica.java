package org.ytarchive.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One more of a service beside a stack's own: same home, same database, its own process. */
final class Replica implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final StackProcess stack;
  private final Service service;
  private final Map<String, String> settings;
  private final int port;
  private final int doorsPort;
  private Process process;

  private Replica(StackProcess stack, Service service, Map<String, String> settings) {
    this.stack = stack;
    this.service = service;
    this.settings = settings;
    this.port = FreePorts.take(1).getFirst();
    this.doorsPort = FreePorts.take(1).getFirst();
    this.process = launch();
  }

  /** Runs, but may not answer yet. */
  static Replica launched(StackProcess stack, Service service, Map<String, String> settings) {
    return new Replica(stack, service, settings);
  }

  static Replica start(StackProcess stack, Service service, Map<String, String> settings) {
    var replica = launched(stack, service, settings);
    replica.awaitHealthy();
    return replica;
  }

  Service service() {
    return service;
  }

  int doorsPort() {
    return doorsPort;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  Caller caller() {
    return new Caller(port);
  }

  Path log() {
    return stack.home().resolveSibling("replica-" + port + ".log");
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to stop. */
  void stop() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void restart() {
    process = launch();
    awaitHealthy();
  }

  void awaitHealthy() {
    try {
      await()
          .atMost(START)
          .failFast("the replica ended", () -> !process.isAlive())
          .until(this::isHealthy);
    } catch (RuntimeException | Error e) {
      process.destroyForcibly();
      throw new AssertionError("the replica did not start:\n" + text(log()), e);
    }
  }

  private boolean isHealthy() {
    try {
      return caller().get("/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private Process launch() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            StackProcess.productClasspath(),
            "org.ytarchive." + service.title() + ".Application");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(log().toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment() {
    var postgres = stack.home().resolve("postgres");
    var all = new HashMap<String, String>();
    all.put("PATH", System.getenv("PATH"));
    all.put("LANG", "C.UTF-8");
    all.put("HOME", System.getProperty("user.home"));
    all.put("YTARCHIVE_HOME", stack.home().toString());
    for (var other : Service.values()) {
      all.put(other.portSetting(), Integer.toString(stack.ownPort(other)));
    }
    all.put(service.portSetting(), Integer.toString(port));
    all.put("DOORS_PORT", Integer.toString(doorsPort));
    all.put("API_REQUESTS_PER_MINUTE", "0");
    all.put("DATABASE_USER", "ytarchive");
    all.put("DATABASE_PASSWORD", text(postgres.resolve("password")));
    all.put(
        "DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:%s/ytarchive?currentSchema=%s"
            .formatted(text(postgres.resolve("port")), service.title()));
    all.putAll(settings);
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
