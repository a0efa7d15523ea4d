package org.ytarchive.common.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorEnvelope;
import org.ytarchive.common.Problem;

/** Turns an error into an answer: status, when to come back, and a body in the form asked for. */
@Singleton
public class ErrorBodies {
  private final Clock clock;
  private final List<Dialect> dialects;

  ErrorBodies(Clock clock, List<Dialect> dialects) {
    this.clock = clock;
    this.dialects = dialects;
  }

  /** The whole answer to {@code request}. */
  public MutableHttpResponse<Object> answer(HttpRequest<?> request, ArchiveException e) {
    return fill(request, HttpResponse.status(e.code().status(), e.code().name()), e);
  }

  MutableHttpResponse<Object> fill(
      HttpRequest<?> request, MutableHttpResponse<?> response, ArchiveException e) {
    response.status(e.code().status(), e.code().name());
    if (e.details().get("retry_after") instanceof Number seconds) {
      response.getHeaders().set(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    var dialect = dialects.stream().filter(d -> d.speaksAt(request)).findFirst();
    if (dialect.isPresent()) {
      return dialect.get().refuse(request, response, e);
    }
    return ProblemFilter.asksForProblem(request)
        ? problem(request, response, e)
        : envelope(response, e);
  }

  private MutableHttpResponse<Object> envelope(
      MutableHttpResponse<?> response, ArchiveException e) {
    return response
        .<Object>body(ErrorEnvelope.of(e, clock.instant()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  private static MutableHttpResponse<Object> problem(
      HttpRequest<?> request, MutableHttpResponse<?> response, ArchiveException e) {
    return response
        .<Object>body(Problem.of(e, request.getPath()))
        .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
  }
}
