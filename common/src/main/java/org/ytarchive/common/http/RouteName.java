package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;

/** What the address of a request is called where it is counted or told: its template. */
public final class RouteName {
  /** The request leads nowhere. */
  private static final String NOWHERE = "none";

  private RouteName() {}

  /** One of a known few, whatever a caller makes up. */
  public static String of(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request)
        .filter(UriRouteMatch.class::isInstance)
        .map(match -> ((UriRouteMatch<?, ?>) match).getRouteInfo())
        .map(route -> route.getUriMatchTemplate().toPathString())
        .map(template -> template.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
        .orElse(NOWHERE);
  }
}
