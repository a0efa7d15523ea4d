package org.ytarchive.common.http.tracing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.util.Optional;
import org.ytarchive.common.http.ForOwnCalls;

/** Our calls to each other are parts of the trace, and the other service goes on with it. */
@ForOwnCalls
class OwnCallSpans {
  private static final String ATTRIBUTE = "ytarchive.call";
  private static final int BAD = 400;

  private final Tracing tracing;

  OwnCallSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  @RequestFilter
  void begin(MutableHttpRequest<?> request) {
    var method = request.getMethod().name();
    tracing
        .part(SpanKind.CLIENT, method)
        .ifPresent(
            span -> {
              span.put("http.request.method", method).put("server.address", server(request));
              request.setAttribute(ATTRIBUTE, span);
              span.place().headers().forEach(request.getHeaders()::set);
            });
  }

  private static String server(HttpRequest<?> request) {
    return String.valueOf(request.getUri().getAuthority());
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    span(request).ifPresent(span -> end(span, response.code()));
  }

  /** A bad status comes as an error, too. */
  @ResponseFilter
  void fail(HttpRequest<?> request, Throwable error) {
    span(request).ifPresent(span -> fail(span, error));
  }

  private static void fail(Span span, Throwable error) {
    if (error instanceof HttpClientResponseException answered) {
      end(span, answered.code());
    } else {
      span.fail(error.getClass().getSimpleName());
      span.end();
    }
  }

  private static void end(Span span, int status) {
    span.put("http.response.status_code", status);
    if (status >= BAD) {
      span.fail("answered " + status);
    }
    span.end();
  }

  private static Optional<Span> span(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Span.class);
  }
}
