package org.ytarchive.metadata.testing;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A caller of the service who looks at every detail of the answer. */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI base;

  public Http(URI base) {
    this.base = base;
  }

  /** What came back. */
  public record Answer(int status, String body, java.net.http.HttpHeaders headers) {

    public Map<String, Object> json() {
      try {
        return JsonMapper.createDefault()
            .readValue(body, Argument.mapOf(String.class, Object.class));
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> data() {
      return (Map<String, Object>) Objects.requireNonNull(json().get("data"), body);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> error() {
      return (Map<String, Object>) Objects.requireNonNull(json().get("error"), body);
    }

    public String code() {
      return String.valueOf(error().get("code"));
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> details() {
      return (Map<String, Object>) Objects.requireNonNull(error().get("details"), body);
    }
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      var response = CLIENT.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @SafeVarargs
  public static Map<String, String> merge(Map<String, String>... maps) {
    var all = new HashMap<String, String>();
    for (var map : maps) {
      all.putAll(map);
    }
    return all;
  }
}
