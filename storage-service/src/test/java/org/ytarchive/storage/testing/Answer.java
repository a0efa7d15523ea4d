package org.ytarchive.storage.testing;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What came back. */
public record Answer(HttpResponse<byte[]> response, JsonMapper mapper) {

  public int status() {
    return response.statusCode();
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** Empty when it is not there. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public Map<String, Object> json() {
    try {
      return mapper.readValue(bytes(), Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON, status " + status(), e);
    }
  }

  /** What the envelope carries. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> data() {
    return (Map<String, Object>) Objects.requireNonNull(json().get("data"), text());
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> error() {
    return (Map<String, Object>) Objects.requireNonNull(json().get("error"), text());
  }

  public String code() {
    return String.valueOf(error().get("code"));
  }

  /** The parameter an error is about. */
  public String parameter() {
    return error().get("details") instanceof Map<?, ?> details
        ? String.valueOf(details.get("parameter"))
        : "";
  }
}
