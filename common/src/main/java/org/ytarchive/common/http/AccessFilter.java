package org.ytarchive.common.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import jakarta.annotation.Nullable;
import java.util.Set;

/**
 * Stops who should not be here, WebSocket upgrades included: foreign {@code Host} (DNS rebinding),
 * foreign {@code Origin} on what changes things, missing token where tokens are asked for.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class AccessFilter {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Access access;
  private final ErrorBodies bodies;

  AccessFilter(Access access, ErrorBodies bodies) {
    this.access = access;
    this.bodies = bodies;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  @Nullable
  HttpResponse<?> judge(HttpRequest<?> request) {
    return access
        .problem(request.getPath(), changesThings(request), name -> header(request, name))
        .map(e -> bodies.answer(request, e))
        .orElse(null);
  }

  private static boolean changesThings(HttpRequest<?> request) {
    return !READING.contains(request.getMethod())
        || header(request, HttpHeaders.UPGRADE).equalsIgnoreCase("websocket");
  }

  private static String header(HttpRequest<?> request, String name) {
    var value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }
}
