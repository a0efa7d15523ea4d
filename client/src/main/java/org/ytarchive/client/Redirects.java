package org.ytarchive.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an answer sends us. The JDK would show the token wherever that is. */
final class Redirects {
  /** More than this is a circle. */
  static final int MOST = 5;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> SECRETS = Set.of("authorization", "x-api-key");

  private Redirects() {}

  /** The request to make next; empty: the answer is the answer. */
  static Optional<HttpRequest> next(HttpRequest request, HttpResponse<?> answer) {
    if (!STATUSES.contains(answer.statusCode()) || !METHODS.contains(request.method())) {
      return Optional.empty();
    }
    return answer
        .headers()
        .firstValue("Location")
        .map(request.uri()::resolve)
        .filter(to -> isAsSafe(request.uri(), to))
        .map(to -> redirected(request, to));
  }

  private static boolean isAsSafe(URI from, URI to) {
    return "https".equals(to.getScheme())
        || "http".equals(to.getScheme()) && !"https".equals(from.getScheme());
  }

  private static HttpRequest redirected(HttpRequest request, URI to) {
    return HttpRequest.newBuilder(request, (name, value) -> mayTravel(request.uri(), to, name))
        .uri(to)
        .build();
  }

  private static boolean mayTravel(URI from, URI to, String header) {
    return from.getAuthority().equals(to.getAuthority())
        || !SECRETS.contains(header.toLowerCase(Locale.ROOT));
  }
}
