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

/** Every request has an id: the caller's or ours. It is answered, logged and passed on. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestIdFilter {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");
  private static final String ATTRIBUTE = "ytarchive.request-id";

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void assign(HttpRequest<?> request, MutablePropagatedContext context) {
    var id = idOf(request);
    request.setAttribute(ATTRIBUTE, id);
    MDC.put(RequestIds.MDC_KEY, id);
    try {
      context.add(new MdcPropagationContext(MDC.getCopyOfContextMap()));
    } finally {
      MDC.remove(RequestIds.MDC_KEY);
    }
  }

  @ResponseFilter
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(ATTRIBUTE, String.class)
        .ifPresent(id -> response.header(RequestIds.HEADER, id));
  }

  private static String idOf(HttpRequest<?> request) {
    var given = request.getHeaders().get(RequestIds.HEADER);
    return given != null && SAFE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
