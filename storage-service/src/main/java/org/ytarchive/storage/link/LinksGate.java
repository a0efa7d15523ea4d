package org.ytarchive.storage.link;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.ytarchive.common.http.limit.OwnCalls;

/**
 * A link's owner is named in lists, and so is no secret: who may see and remove links is known to
 * the service that made them, which alone may ask.
 */
@ServerFilter("/storage/links/**")
class LinksGate {
  private final OwnCalls calls;

  LinksGate(OwnCalls calls) {
    this.calls = calls;
  }

  @RequestFilter
  @Order(Ordered.HIGHEST_PRECEDENCE + 20)
  void admit(HttpRequest<?> request) {
    calls.require(request, "links");
  }
}
