package org.ytarchive.storage.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.storage.Application;

/** The storage service in a process of its own, with 128 MB of heap, to be measured on Linux. */
public record StorageProcess(Process process, int port) implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  public static StorageProcess start(Path home) throws IOException {
    return start(home, Map.of());
  }

  public static StorageProcess start(Path home, Map<String, String> more) throws IOException {
    int port = freePort();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            Application.class.getName());
    var settings = new HashMap<>(TestDatabase.settings());
    settings.put("YTARCHIVE_HOME", home.toString());
    settings.put("STORAGE_PORT", Integer.toString(port));
    builder.environment().putAll(settings);
    builder.environment().putAll(more);
    builder.redirectErrorStream(true).redirectOutput(home.resolve("storage.out").toFile());
    var started = new StorageProcess(builder.start(), port);
    started.awaitPort();
    return started;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() {
    await("storage")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("storage ended at once");
              }
              try (var socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
              } catch (IOException notYet) {
                return false;
              }
            });
  }

  /** User and system time so far. */
  public double cpuSeconds() throws IOException {
    var stat = Files.readString(proc("stat"));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** The most memory it ever held, in MiB. */
  public long peakMebibytes() throws IOException {
    var peak = PEAK.matcher(Files.readString(proc("status")));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
  }

  private Path proc(String name) {
    return Path.of("/proc", Long.toString(process.pid()), name);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
