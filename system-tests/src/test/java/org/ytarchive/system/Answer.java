package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    return Json.read(text());
  }

  /** What the envelope holds; fails the test when the answer is no success. */
  public JsonNode data() {
    assertThat(status).as("answer: %s", text()).isBetween(200, 299);
    return json().path("data");
  }

  /** The code in an error envelope, or an empty word. */
  public String errorCode() {
    return json().at("/error/code").asText();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
