package org.ytarchive.download.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.AddressRange;

class JudgingProxyTest {
  private static final String LIST = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n";

  private final Dialer dialer = dialer(Duration.ofSeconds(10));
  private ServerSocket listener;

  private static Dialer dialer(Duration timeout) {
    return new Dialer(
        new AddressJudge(
            host -> new InetAddress[] {InetAddress.getLoopbackAddress()},
            AddressRange.parseAll("127.0.0.0/8")),
        timeout);
  }

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  /** As servers that make their lists do: in chunks for who asks with HTTP/1.1. */
  private void serve() {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var first = in.readLine();
        for (var line = first; line != null && !line.isEmpty(); line = in.readLine()) {
          continue;
        }
        var answer = String.valueOf(first).endsWith("HTTP/1.1") ? chunked() : plain();
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** One that keeps its visitors by a byte now and then, each in time. */
  private static void drip(ServerSocket dripping, String beginning) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (var slow = dripping.accept()) {
                slow.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                while (!dripping.isClosed()) {
                  slow.getOutputStream().write('x');
                  Thread.sleep(50); // the pace of what it plays
                }
              } catch (IOException | InterruptedException ended) {
                return;
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX-Long: ", "HTTP/1.1 200 OK\r\n\r\n"})
  @Timeout(60)
  void peek_endsThoughTheSourceDrips(String beginning) throws IOException {
    var dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var source = StreamAddress.parse("http://127.0.0.1:" + dripping.getLocalPort() + "/live");
    try (dripping;
        var proxy = JudgingProxy.open(source, dialer(Duration.ofMillis(200)))) {
      drip(dripping, beginning);

      assertThatThrownBy(() -> proxy.peek(1 << 20)).isInstanceOf(TroubleException.class);
    }
  }

  private static String chunked() {
    var length = Integer.toHexString(LIST.length());
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n%s\r\n0\r\n\r\n"
        .formatted(length, LIST);
  }

  private static String plain() {
    return "HTTP/1.0 200 OK\r\n\r\n" + LIST;
  }

  @Test
  void peek_seesTheContentAndNotItsChunks() throws IOException {
    var source = StreamAddress.parse("http://127.0.0.1:" + listener.getLocalPort() + "/live.m3u8");
    try (var proxy = JudgingProxy.open(source, dialer)) {
      var first = proxy.peek(4096);

      assertThat(new String(first.bytes(), StandardCharsets.US_ASCII)).isEqualTo(LIST);
    }
  }
}
