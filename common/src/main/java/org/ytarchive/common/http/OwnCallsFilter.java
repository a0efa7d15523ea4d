package org.ytarchive.common.http;

import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import org.slf4j.MDC;

/** Our calls to each other carry the request's id and, where tokens are asked for, a token. */
@ForOwnCalls
class OwnCallsFilter {
  private final AccessRules rules;

  OwnCallsFilter(AccessRules rules) {
    this.rules = rules;
  }

  @RequestFilter
  void sign(MutableHttpRequest<?> request) {
    var id = MDC.get(RequestIds.MDC_KEY);
    if (id != null) {
      request.header(RequestIds.HEADER, id);
    }
    rules.ownToken().ifPresent(token -> request.bearerAuth(token));
  }
}
