package org.ytarchive.malformed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Bytes that are almost HTTP, made from a seed. */
final class RawRequests {
  private static final List<String> LINES =
      List.of(
          "GET /jobs HTTP/1.1",
          "POST /jobs HTTP/1.1",
          "GET /%zz HTTP/1.1",
          "GET jobs HTTP/1.1",
          "GET /jobs HTTP/9.9",
          "GET /jobs",
          "\u0000\u0001\u0002",
          "GET  /jobs  HTTP/1.1",
          "GET http://169.254.169.254/ HTTP/1.1",
          "CONNECT example.org:443 HTTP/1.1",
          "OPTIONS * HTTP/1.1",
          "PRI * HTTP/2.0",
          "POST /storage/video HTTP/1.1");
  private static final List<String> HEADERS =
      List.of(
          "Host: localhost",
          "Host: localhost",
          "Host: evil.example",
          "Host:",
          "Content-Length: -1",
          "Content-Length: 5",
          "Content-Length: 99999999999999999999",
          "Content-Length: x",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: nonsense",
          "Expect: 100-continue",
          "Expect: 200-ok",
          ": empty",
          "No colon",
          " Folded: line",
          "X: \u0001\u0002",
          "Content-Type: application/json",
          "Content-Type: multipart/form-data; boundary=\"",
          "Cookie: " + "c".repeat(9000),
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: x",
          "If-None-Match: \"",
          "Range: bytes=9-1",
          "Accept: ,;q=x",
          "Idempotency-Key: \u00ff",
          "Authorization: Basic x",
          "X-Forwarded-For: 1.2.3.4, x");

  private final Random random;

  RawRequests(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    var text = new StringBuilder(any(LINES)).append("\r\n");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(any(HEADERS)).append(random.nextInt(10) == 0 ? "\n" : "\r\n");
    }
    text.append("Connection: close\r\n\r\n");
    if (random.nextBoolean()) {
      text.append(any(List.of("{}", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "{\"video_id\":")));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
