package org.ytarchive.common.http;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.ytarchive.common.http.tracing.RequestSpans;
import org.ytarchive.common.http.tracing.TraceParent;

/**
 * Every request has an id, the caller's or ours, and a place in a trace. Both are logged and passed
 * on, the id is answered.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestIdFilter {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
  private static final String ATTRIBUTE = "ytarchive.request-id";

  private final RequestSpans spans;

  RequestIdFilter(RequestSpans spans) {
    this.spans = spans;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void assign(HttpRequest<?> request, MutablePropagatedContext context) {
    var id = idOf(request);
    request.setAttribute(ATTRIBUTE, id);
    MDC.put(RequestIds.MDC_KEY, id);
    spans.begin(request).ifPresent(TraceParent::enter);
    try {
      context.add(new MdcPropagationContext(MDC.getCopyOfContextMap()));
    } finally {
      TraceParent.leave();
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, String.class)
        .ifPresent(id -> response.header(RequestIds.HEADER, id));
    spans.end(request, response);
  }

  private static String idOf(HttpRequest<?> request) {
    var given = request.getHeaders().get(RequestIds.HEADER);
    return given != null && SAFE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
