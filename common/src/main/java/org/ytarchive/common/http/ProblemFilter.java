package org.ytarchive.common.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * {@code Accept: application/problem+json} asks for a form of errors; whoever sends it alone takes
 * JSON when there is no error.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class ProblemFilter {
  private static final String ATTRIBUTE = "ytarchive.problem";

  /** Before the route is looked for, since no route says that it makes problems. */
  @RequestFilter
  @PreMatching
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void read(HttpRequest<?> request) {
    var accepted = request.accept();
    if (wantsProblem(accepted) && request.getHeaders() instanceof MutableHttpHeaders headers) {
      request.setAttribute(ATTRIBUTE, true);
      if (!accepted.contains(MediaType.APPLICATION_JSON_TYPE)) {
        headers.add(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
      }
    }
  }

  static boolean asksForProblem(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE).isPresent() || wantsProblem(request.accept());
  }

  /** Named, and not less welcome than the envelope. */
  private static boolean wantsProblem(Iterable<MediaType> accepted) {
    double problem = 0;
    double envelope = 0;
    for (var type : accepted) {
      if (type.equals(MediaType.APPLICATION_JSON_PROBLEM_TYPE)) {
        problem = type.getQualityAsNumber().doubleValue();
      } else if (type.equals(MediaType.APPLICATION_JSON_TYPE)) {
        envelope = type.getQualityAsNumber().doubleValue();
      }
    }
    return problem > 0 && problem >= envelope;
  }
}
