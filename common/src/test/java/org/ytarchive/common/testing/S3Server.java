package org.ytarchive.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real S3 server (s3proxy) in a process of its own, which keeps its buckets in a folder. Its jars
 * come from the module {@code s3-standin}.
 */
public final class S3Server implements AutoCloseable {
  public static final String BUCKET = "archive";
  public static final String KEY_ID = "AKIAARCHIVE";
  public static final String SECRET = "never-to-be-seen-in-a-log";
  private static final Path JARS = Path.of("..", "s3-standin", "target", "lib");

  private final Process process;
  private final int port;
  private final Path buckets;

  private S3Server(Process process, int port, Path buckets) {
    this.process = process;
    this.port = port;
    this.buckets = buckets;
  }

  /** With one empty bucket; its log goes to {@code s3.log} in the folder. */
  public static S3Server start(Path folder) {
    try {
      return launch(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static S3Server launch(Path folder) throws IOException {
    if (!Files.isDirectory(JARS)) {
      throw new IllegalStateException(
          "the S3 server's jars are missing: 'mvn -pl s3-standin process-classes' fetches them");
    }
    var buckets = folder.resolve("buckets");
    Files.createDirectories(buckets.resolve(BUCKET));
    int port = freePort();
    Files.write(folder.resolve("s3.conf"), settings(port, buckets));
    Files.writeString(folder.resolve("logback.xml"), LOGGING);
    var server = new S3Server(process(folder).start(), port, buckets);
    Awaitility.await("the S3 server's port")
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.process.isAlive() && server.answers());
    return server;
  }

  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %p %c %m%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private static List<String> settings(int port, Path buckets) {
    return List.of(
        "s3proxy.endpoint=http://127.0.0.1:" + port,
        "s3proxy.authorization=aws-v2-or-v4",
        "s3proxy.identity=" + KEY_ID,
        "s3proxy.credential=" + SECRET,
        "s3proxy.v4-max-non-chunked-request-size=134217728",
        "jclouds.provider=filesystem-nio2",
        "jclouds.filesystem.basedir=" + buckets,
        "jclouds.identity=none",
        "jclouds.credential=none");
  }

  private static ProcessBuilder process(Path folder) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-Xmx384m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
            "-cp",
            JARS + "/*",
            "org.gaul.s3proxy.Main",
            "--properties",
            folder.resolve("s3.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("s3.log").toFile());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** What a service needs to be told to keep its files here. */
  public Map<String, String> settings() {
    return Map.of(
        "STORAGE_BACKEND", "s3",
        "BUCKET_NAME", BUCKET,
        "S3_ENDPOINT", endpoint(),
        "S3_ACCESS_KEY_ID", KEY_ID,
        "S3_SECRET_ACCESS_KEY", SECRET);
  }

  /** The files in the bucket, what it keeps beside them left out. */
  public List<Path> objects() {
    try (var all = Files.walk(buckets.resolve(BUCKET))) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
