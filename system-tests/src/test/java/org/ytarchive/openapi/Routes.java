package org.ytarchive.openapi;

import java.util.List;
import java.util.Map;

/** Which routes are in which document, and which are in none. */
final class Routes {

  /** Pages and pictures for people: no interface of a program's. */
  static final Map<String, String> LEFT_OUT =
      Map.of(
          "GET /docs", "a page for people",
          "GET /docs/{name}", "a page for people",
          "GET /docs/{name}/openapi.yml", "the document itself",
          "GET /docs/ui/{file}", "a part of the page",
          "GET /favicon.ico", "a picture for browsers",
          "GET /storage/file", "for services that share no disk; others name the video, too");

  private Routes() {}

  static List<Route> of(Api api) {
    return Route.all().stream()
        .filter(route -> api.has(route.served().getDeclaringClass().getPackageName()))
        .filter(route -> !LEFT_OUT.containsKey(route.toString()))
        .toList();
  }
}
