package org.ytarchive.common.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorEnvelope;

/** Turns an error into an answer: status, envelope, and when to come back. */
@Singleton
class ErrorBodies {
  private final Clock clock;

  ErrorBodies(Clock clock) {
    this.clock = clock;
  }

  MutableHttpResponse<ErrorEnvelope> answer(ArchiveException e) {
    return fill(HttpResponse.status(e.code().status(), e.code().name()), e);
  }

  MutableHttpResponse<ErrorEnvelope> fill(MutableHttpResponse<?> response, ArchiveException e) {
    response.status(e.code().status(), e.code().name());
    if (e.details().get("retry_after") instanceof Number seconds) {
      response.header("Retry-After", seconds.toString());
    }
    return response
        .body(ErrorEnvelope.of(e, clock.instant()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
