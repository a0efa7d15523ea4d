package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** Knows every video but those called {@code gone.......}. */
public final class FakeMetadata extends FakeServer {
  /** No API key: metadata without an extraction is not to be had. */
  public volatile boolean keyless;

  @Override
  void answer(HttpExchange exchange, String request) throws IOException {
    var id = exchange.getRequestURI().getPath().replaceFirst("^/metadata/", "");
    if (request.contains("/health")) {
      success(exchange, 200, Map.of());
    } else if (id.startsWith("gone")) {
      error(exchange, 404, "VIDEO_NOT_FOUND", "no such video");
    } else if (keyless) {
      error(exchange, 503, "SERVICE_UNAVAILABLE", "no key");
    } else {
      success(exchange, 200, of(id));
    }
  }

  public static VideoMetadata of(String id) {
    return new VideoMetadata(
        id,
        "Title of " + id,
        "A description",
        212L,
        Instant.parse("2009-10-25T06:57:33Z"),
        null,
        null,
        Map.of(),
        List.of(),
        null,
        "not_live",
        "api",
        false,
        null,
        false);
  }
}
