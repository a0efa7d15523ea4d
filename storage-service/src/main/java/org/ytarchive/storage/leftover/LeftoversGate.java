package org.ytarchive.storage.leftover;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.ytarchive.common.http.limit.OwnCalls;

/** A file that has no record yet may be somebody's: the service that had it made knows. */
@ServerFilter("/storage/leftovers/**")
class LeftoversGate {
  private final OwnCalls calls;

  LeftoversGate(OwnCalls calls) {
    this.calls = calls;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 20)
  void admit(HttpRequest<?> request) {
    calls.require(request, "leftovers");
  }
}
