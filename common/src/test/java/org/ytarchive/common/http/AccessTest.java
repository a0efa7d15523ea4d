package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.settings.SettingsException;

/** Raw requests, because a well-behaved client sends no foreign Host. */
class AccessTest {
  @TempDir Path temp;

  private static String send(EmbeddedServer server, String line, String... headers)
      throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5000);
      var text =
          line + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String upgrade(EmbeddedServer server, String origin) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(5000);
      var text =
          "GET /sample/ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
              + origin
              + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aForeignHostIsRefused() throws Exception {
    try (var server = SampleServer.start(Map.of("ALLOWED_HOSTS", "archive.example"))) {
      assertThat(send(server, "GET /sample", "Host: evil.example")).contains(" 403 ", "FORBIDDEN");
      assertThat(send(server, "GET /sample", "Host: evil.example:8001")).contains(" 403 ");
      assertThat(send(server, "GET /health", "Host: evil.example")).contains(" 403 ");
      assertThat(send(server, "GET /sample", "Host: ")).contains(" 403 ");
      for (var ours :
          new String[] {
            "localhost:1", "127.0.0.1", "[::1]:8001", "jobs-service", "archive.example"
          }) {
        assertThat(send(server, "GET /sample", "Host: " + ours)).as(ours).contains(" 200 ");
      }
    }
  }

  /** A Prometheus that found a replica in the DNS names its address, and reads figures alone. */
  @Test
  void aScrapeMayNameAnAddress() throws Exception {
    try (var server = SampleServer.start(Map.of())) {
      for (var address : new String[] {"172.18.0.5:8001", "10.0.0.1", "[fd00::5]:8001"}) {
        assertThat(send(server, "GET /prometheus", "Host: " + address)).contains(" 200 ");
        assertThat(send(server, "GET /metrics", "Host: " + address)).contains(" 200 ");
        assertThat(send(server, "GET /sample", "Host: " + address)).contains(" 403 ");
      }
      assertThat(send(server, "GET /metrics", "Host: evil.example")).contains(" 403 ");
      assertThat(send(server, "GET /metrics", "Host: 1.2.3.4.evil.example")).contains(" 403 ");
    }
  }

  @Test
  void aForeignOriginMayReadButNotChange() throws Exception {
    var body = "Content-Type: application/json\r\nContent-Length: 22\r\nHost: localhost";
    try (var server =
        SampleServer.start(Map.of("CORS_ALLOWED_ORIGINS", "https://friend.example"))) {
      assertThat(send(server, "GET /sample", "Host: localhost", "Origin: https://evil.example"))
          .contains(" 200 ");
      assertThat(send(server, "POST /sample", body, "Origin: https://evil.example"))
          .contains(" 403 ", "FORBIDDEN");
      assertThat(send(server, "POST /sample", body, "Origin: null")).contains(" 403 ");
      assertThat(
              send(
                  server,
                  "POST /sample",
                  body,
                  "Origin: https://friend.example",
                  "",
                  "{\"name\":\"a\",\"count\":1}"))
          .doesNotContain(" 403 ");
    }
  }

  @Test
  void aWebSocketFromAForeignPageIsRefused() throws Exception {
    try (var server = SampleServer.start(Map.of())) {
      assertThat(upgrade(server, "https://evil.example")).isEqualTo("HTTP/1.1 403");
      assertThat(upgrade(server, "http://localhost")).isEqualTo("HTTP/1.1 101");
    }
  }

  /** An operator who empties the file by mistake is told so, and opens nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# ours\n  \n"})
  void aTokensFileWithoutATokenIsRefused(String content) throws Exception {
    var file = Files.writeString(temp.resolve("tokens"), content).toString();

    assertThatThrownBy(() -> SampleServer.start(Map.of("API_TOKENS_FILE", file)).close())
        .rootCause()
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("API_TOKENS_FILE holds no token")
        .hasMessageNotContaining("\n");

    var open = Map.of("API_TOKENS_FILE", file, "ALLOW_UNAUTHENTICATED", "true");
    try (var server = SampleServer.start(open)) {
      assertThat(send(server, "GET /sample", "Host: localhost")).contains(" 200 ");
    }
  }

  @Test
  void tokensAreAskedForOnceThereAreSome() throws Exception {
    var file = Files.writeString(temp.resolve("tokens"), "# ours\nfirst\n\nsecond\n");
    try (var server = SampleServer.start(Map.of("API_TOKENS_FILE", file.toString()))) {
      var host = "Host: localhost";
      assertThat(send(server, "GET /sample", host)).contains(" 401 ", "UNAUTHORIZED");
      assertThat(send(server, "GET /sample", host, "Authorization: Bearer wrong"))
          .contains(" 401 ");
      assertThat(send(server, "GET /sample", host, "X-Api-Key: # ours")).contains(" 401 ");
      assertThat(send(server, "GET /sample", host, "Authorization: Bearer second"))
          .contains(" 200 ");
      assertThat(send(server, "GET /sample", host, "X-Api-Key: first")).contains(" 200 ");
      assertThat(send(server, "GET /health", host)).contains(" 200 ");
      for (var page : new String[] {"/docs", "/docs/any", "/docs/any/openapi.yml"}) {
        assertThat(send(server, "GET " + page, host)).as(page).doesNotContain(" 401 ");
      }
      for (var near : new String[] {"/healthy", "/docs2", "/sample/docs"}) {
        assertThat(send(server, "GET " + near, host)).as(near).contains(" 401 ");
      }
      assertThat(upgrade(server, "http://localhost")).isEqualTo("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void anOpenAddressNeedsTokensOrAClearWord(String address) {
    assertThatThrownBy(() -> SampleServer.start(Map.of("BIND_ADDRESS", address)).close())
        .hasRootCauseInstanceOf(SettingsException.class)
        .rootCause()
        .hasMessageContaining("ALLOW_UNAUTHENTICATED");
  }

  @Test
  void anOpenAddressStartsWhenTheOperatorSaysSo() {
    var settings = Map.of("BIND_ADDRESS", "0.0.0.0", "ALLOW_UNAUTHENTICATED", "true");
    try (var server = SampleServer.start(settings)) {
      assertThat(server.isRunning()).isTrue();
    }
  }
}
