package org.ytarchive.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.common.testing.TestService;

/** Where the kernel cannot send the file by itself: encrypted, HTTP/1.1 and HTTP/2. */
class CopiedFileIT {
  private static final byte[] BYTES = new byte[9_000_001];

  private static final String PASSWORD = "for-this-test-alone";

  @TempDir static Path home;
  static ApplicationContext context;
  static EmbeddedServer server;
  static SSLContext trusting;

  @BeforeAll
  static void start() throws Exception {
    new Random(7).nextBytes(BYTES);
    context =
        TestService.context(
            "storage",
            home,
            Map.of(),
            Map.of(
                "micronaut.server.ssl.enabled",
                true,
                "micronaut.server.ssl.key-store.path",
                "file:" + keyStore(),
                "micronaut.server.ssl.key-store.type",
                "PKCS12",
                "micronaut.server.ssl.key-store.password",
                PASSWORD,
                "micronaut.server.ssl.port",
                -1,
                "micronaut.server.http-version",
                "2.0"));
    server = context.getBean(EmbeddedServer.class).start();
    Files.write(home.resolve("downloads/video.mp4"), BYTES);
    trusting = trusting();
    try (var http = client(HttpClient.Version.HTTP_1_1)) {
      var record =
          "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{},\"file_path\":\"/downloads/video.mp4\"}";
      var answer =
          http.send(
              HttpRequest.newBuilder(uri("/storage/metadata"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(record))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
    }
  }

  /** Netty's own generator asks for a certificate until the year 9999, 10000 in eastern zones. */
  private static Path keyStore() throws Exception {
    var file = home.resolve("tls.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=localhost", "-validity", "10", "-alias", "tls"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", file.toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return file;
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpClient.Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void get_sendsTheSameBytes(HttpClient.Version version) throws Exception {
    try (var http = client(version)) {
      var whole = get(http, "X: y");
      assertThat(whole.version()).isEqualTo(version);
      assertThat(Arrays.equals(whole.body(), BYTES)).isTrue();

      var part = get(http, "Range: bytes=100-5000099");
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(Arrays.equals(part.body(), Arrays.copyOfRange(BYTES, 100, 5000100))).isTrue();
    }
  }

  /** What is on its way when the reader goes away must be let go. */
  @Test
  void readersThatLeave_holdNothing() throws Exception {
    var before = ResourceLeakDetector.getLevel();
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    try {
      for (int i = 0; i < 20; i++) {
        try (var socket =
            (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", server.getPort())) {
          var request = "GET /storage/videos/dQw4w9WgXcQ/file HTTP/1.1\r\nHost: localhost\r\n\r\n";
          socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
          assertThat(socket.getInputStream().readNBytes(i * 50_000 + 1)).isNotEmpty();
        }
      }
      await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(openFiles()).isZero());
    } finally {
      ResourceLeakDetector.setLevel(before);
    }
  }

  private static long openFiles() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(CopiedFileIT::isTheVideo).count();
    }
  }

  private static boolean isTheVideo(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).endsWith(home.resolve("downloads/video.mp4"));
    } catch (IOException gone) {
      return false;
    }
  }

  private static HttpResponse<byte[]> get(HttpClient http, String header)
      throws IOException, InterruptedException {
    var parts = header.split(": ", 2);
    var request =
        HttpRequest.newBuilder(uri("/storage/videos/dQw4w9WgXcQ/file"))
            .header(parts[0], parts[1])
            .timeout(Duration.ofSeconds(30))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static URI uri(String path) {
    return URI.create("https://localhost:" + server.getPort() + path);
  }

  private static HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).sslContext(trusting).build();
  }

  /** For a certificate made a moment ago by the server under test. */
  private static SSLContext trusting() throws NoSuchAlgorithmException, KeyManagementException {
    var everyone =
        new X509ExtendedTrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {everyone}, new SecureRandom());
    return context;
  }
}
