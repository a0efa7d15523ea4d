package org.ytarchive.standin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

  @Test
  void next_readsRequestAfterRequest() throws IOException {
    var reader =
        reader(
            "GET /watch?v=abc&t=1%262 HTTP/1.1\r\nHost: x\r\nRange: bytes=1-\r\n\r\n"
                + "POST /a+b HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody");

    var first = reader.next("www.youtube.com").orElseThrow();
    var second = reader.next("www.youtube.com").orElseThrow();

    assertThat(first.path()).isEqualTo("/watch");
    assertThat(first.parameter("t")).contains("1&2");
    assertThat(first.header("range")).contains("bytes=1-");
    assertThat(second.path()).isEqualTo("/a+b");
    assertThat(second.body()).isEqualTo("body");
    assertThat(reader.next("www.youtube.com")).isEmpty();
  }

  @Test
  void next_refusesWhatIsNoRequest() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> reader("\u0016\u0003\u0001 hello\r\n\r\n").next("x"));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> reader("GET / HTTP/1.1\r\nno colon\r\n\r\n").next("x"));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> reader("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\n\r\n").next("x"));
  }

  private static RequestReader reader(String bytes) {
    return new RequestReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
  }
}
