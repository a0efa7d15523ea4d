package org.ytarchive.common.http.metrics;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.ytarchive.common.http.RouteName;

/**
 * Takes the time of every request. Of what a caller sent only the address it led to is kept, as the
 * template it is: a made-up path or method makes no series of its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestTimesFilter {
  private static final String BEGUN = "ytarchive.request-begun";

  private final RequestTimes times;

  /** When a request came, and where it led. */
  private record Begun(String uri, long nanos) {}

  RequestTimesFilter(RequestTimes times) {
    this.times = times;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void begin(HttpRequest<?> request) {
    request.setAttribute(BEGUN, new Begun(RouteName.of(request), System.nanoTime()));
  }

  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(BEGUN, Begun.class)
        .ifPresent(
            begun ->
                times.answered(
                    new RequestTimes.Kind(request.getMethod().name(), begun.uri(), response.code()),
                    System.nanoTime() - begun.nanos()));
  }
}
