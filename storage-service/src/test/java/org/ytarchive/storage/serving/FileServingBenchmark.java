package org.ytarchive.storage.serving;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.storage.Application;

/**
 * Serves one large file from Storage, in a process of its own, and from nginx, in turns on the same
 * machine. {@code main} prints the figures; {@link FileServingSpeedIT} holds them to what is
 * promised.
 */
final class FileServingBenchmark {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final long BYTES = 1L << 30;
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 15;
  private static final String VIDEO = "bench-video";

  private FileServingBenchmark() {}

  /**
   * @param throughput ours by nginx's, of the medians
   * @param cpu ours by nginx's, of the sums
   */
  record Result(double throughput, double cpu) {}

  static boolean isPossible() {
    return Files.isExecutable(NGINX) && Files.isReadable(Path.of("/proc/self/stat"));
  }

  public static void main(String[] args) throws Exception {
    if (!isPossible()) {
      System.out.println("skipped: needs Linux and nginx (apt-get install nginx-core)");
      return;
    }
    var home = Files.createTempDirectory("ytarchive-bench");
    try {
      run(home);
    } finally {
      delete(home);
    }
    System.exit(0); // the embedded PostgreSQL keeps threads
  }

  static Result run(Path home) throws IOException, InterruptedException {
    var file = makeFile(home.resolve("downloads/video.mp4"));
    try (var ours = storage(home);
        var nginx = nginx(home, file)) {
      for (int i = 0; i < WARM_UP; i++) {
        nginx.fetch(BYTES);
        ours.fetch(BYTES);
      }
      return measure(ours, nginx);
    }
  }

  private static Result measure(MeasuredServer ours, MeasuredServer nginx) throws IOException {
    var our = new ArrayList<MeasuredServer.Fetch>();
    var their = new ArrayList<MeasuredServer.Fetch>();
    for (int i = 0; i < ROUNDS; i++) {
      their.add(nginx.fetch(BYTES));
      our.add(ours.fetch(BYTES));
      System.out.printf(
          "round %d  storage %.2f GB/s %.2f CPU s   nginx %.2f GB/s %.2f CPU s%n",
          i + 1,
          speed(our.get(i)),
          our.get(i).cpuSeconds(),
          speed(their.get(i)),
          their.get(i).cpuSeconds());
    }
    var result = new Result(median(our) / median(their), cpu(our) / cpu(their));
    System.out.printf(
        "storage %.2f GB/s, nginx %.2f GB/s (medians): %.2f of its throughput, %.2f of its CPU%n",
        median(our), median(their), result.throughput(), result.cpu());
    return result;
  }

  private static double speed(MeasuredServer.Fetch fetch) {
    return BYTES / 1e9 / fetch.seconds();
  }

  private static double median(List<MeasuredServer.Fetch> fetches) {
    return fetches.stream()
        .map(FileServingBenchmark::speed)
        .sorted()
        .skip(fetches.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private static double cpu(List<MeasuredServer.Fetch> fetches) {
    return fetches.stream().mapToDouble(MeasuredServer.Fetch::cpuSeconds).sum();
  }

  private static Path makeFile(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    var bytes = new byte[1024 * 1024];
    new Random(1).nextBytes(bytes);
    try (var out = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      for (long i = 0; i < BYTES; i += bytes.length) {
        out.write(ByteBuffer.wrap(bytes));
      }
    }
    return path;
  }

  private static MeasuredServer storage(Path home) throws IOException, InterruptedException {
    int port = freePort();
    var settings = new HashMap<>(TestDatabase.settings());
    settings.put("YTARCHIVE_HOME", home.toString());
    settings.put("STORAGE_PORT", Integer.toString(port));
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        start(
            home,
            settings,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classPath,
            Application.class.getName());
    var server = new MeasuredServer("storage", process, port, "/storage/videos/" + VIDEO + "/file");
    awaitPort(server);
    record(port);
    return server;
  }

  private static void record(int port) throws IOException, InterruptedException {
    var body =
        "{\"video_id\":\"" + VIDEO + "\",\"metadata\":{},\"file_path\":\"/downloads/video.mp4\"}";
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/storage/metadata"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 201) {
        throw new IOException(answer.body());
      }
    }
  }

  /** As Debian configures it: sendfile on, one worker. */
  private static MeasuredServer nginx(Path home, Path file) throws IOException {
    int port = freePort();
    var config =
        """
        daemon off; worker_processes 1; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
        events { worker_connections 64; }
        http {
          sendfile on; tcp_nopush on; access_log off;
          client_body_temp_path %1$s/nginx-body; proxy_temp_path %1$s/nginx-proxy;
          fastcgi_temp_path %1$s/nginx-fastcgi; uwsgi_temp_path %1$s/nginx-uwsgi;
          scgi_temp_path %1$s/nginx-scgi;
          server { listen 127.0.0.1:%2$d; root %3$s; }
        }
        """
            .formatted(home, port, file.getParent());
    if (isRoot()) {
      config = "user root;\n" + config; // the temporary folder is the caller's alone
    }
    var written = Files.writeString(home.resolve("nginx.conf"), config);
    var process = start(home, new HashMap<>(), NGINX.toString(), "-c", written.toString());
    var server = new MeasuredServer("nginx", process, port, "/" + file.getFileName());
    awaitPort(server);
    return server;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Process start(Path home, HashMap<String, String> environment, String... command)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(home.resolve(Path.of(command[0]).getFileName() + ".out").toFile());
    return builder.start();
  }

  private static void awaitPort(MeasuredServer server) {
    await(server.name())
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              if (!server.process().isAlive()) {
                throw new IllegalStateException(server.name() + " ended at once");
              }
              try (var socket = new Socket("127.0.0.1", server.port())) {
                return socket.isConnected();
              } catch (IOException notYet) {
                return false;
              }
            });
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
