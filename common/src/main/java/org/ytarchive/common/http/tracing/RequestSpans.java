package org.ytarchive.common.http.tracing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.RouteName;

/** The work that a request asks for: until its answer begins. */
@Singleton
public class RequestSpans {
  private static final String ATTRIBUTE = "ytarchive.span";
  private static final int OUR_FAULT = 500;

  private final Tracing tracing;

  RequestSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Where the request stands from now on; empty for probes and scrapes, which nobody follows. */
  public Optional<TraceParent> begin(HttpRequest<?> request) {
    if (isRoutine(request.getPath())) {
      return Optional.empty();
    }
    var route = RouteName.of(request);
    var method = request.getMethod().name();
    var span =
        tracing
            .begin(SpanKind.SERVER, method + " " + route, parent(request))
            .put("http.request.method", method)
            .put("http.route", route);
    request.setAttribute(ATTRIBUTE, span);
    return Optional.of(span.place());
  }

  private static boolean isRoutine(String path) {
    return path.equals("/metrics") || path.equals("/prometheus") || path.startsWith("/health");
  }

  /** Two of them are none: nobody can tell which one holds. */
  private static Optional<TraceParent> parent(HttpRequest<?> request) {
    List<String> given = request.getHeaders().getAll(TraceParent.HEADER);
    var notes = TraceNotes.read(request.getHeaders().getAll(TraceNotes.HEADER));
    return given.size() == 1
        ? TraceParent.parse(given.getFirst()).map(place -> place.with(notes))
        : Optional.empty();
  }

  public void end(HttpRequest<?> request, HttpResponse<?> response) {
    request.getAttribute(ATTRIBUTE, Span.class).ifPresent(span -> end(span, response.code()));
  }

  private static void end(Span span, int status) {
    span.put("http.response.status_code", status);
    if (status >= OUR_FAULT) {
      span.fail("answered " + status);
    }
    span.end();
  }
}
