package org.ytarchive.openapi;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ytarchive.house.Checkout;

/** One whole OpenAPI document. */
final class Document {
  private static final List<String> VERBS = List.of("get", "put", "post", "patch", "delete");

  private final Api api;
  private final Sources sources = new Sources();
  private final Schemas schemas = new Schemas(sources);
  private final Parameters parameters = new Parameters(sources, schemas);
  private final Responses responses;

  private Document(Api api) {
    this.api = api;
    this.responses = new Responses(api, schemas);
  }

  static Map<String, Object> of(Api api) {
    return new Document(api).write(Routes.of(api));
  }

  private Map<String, Object> write(List<Route> routes) {
    var tags = new TreeSet<String>();
    var paths = new TreeMap<String, Map<String, Object>>();
    routes.stream()
        .sorted(Comparator.comparingInt(route -> VERBS.indexOf(route.verb())))
        .forEach(
            route -> {
              tags.add(Tags.of(route));
              paths
                  .computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                  .put(route.verb(), operation(route).map());
            });
    return Node.of("openapi", "3.0.3")
        .put("info", info())
        .put("servers", servers())
        .put("security", Shared.anyOrNone())
        .put("tags", tags.stream().map(Tags::described).toList())
        .put("paths", paths)
        .put("components", components(paths))
        .map();
  }

  private Node operation(Route route) {
    var comment = sources.of(route.described());
    var operation =
        Node.of("operationId", route.id())
            .put("tags", List.of(Tags.of(route)))
            .put("summary", comment.summary())
            .put("description", comment.text())
            .some("parameters", parameters.of(route));
    parameters.body(route).ifPresent(body -> operation.put("requestBody", body));
    operation.put("responses", responses.of(route));
    if (Tags.of(route).equals("health")) {
      operation.put("security", List.of());
    }
    if (comment.text().isEmpty()) {
      throw new IllegalStateException("give it a comment: " + route.described());
    }
    return new Examples(api, schemas.components(), responses.shared()).into(route.id(), operation);
  }

  private Node info() {
    return Node.of("title", api.title())
        .put("version", version())
        .put("description", api.description())
        .put(
            "license",
            Node.of("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt"));
  }

  /** The project's own, from its POM. */
  private static String version() {
    var pom = Checkout.text(Checkout.file("pom.xml"));
    return pom.replaceFirst(
        "(?s).*?<artifactId>ytarchive</artifactId>\\s*<version>([^<]+)<.*", "$1");
  }

  private List<Map<String, Object>> servers() {
    return api.ports().stream()
        .map(
            port ->
                Node.of("url", "http://localhost:" + port)
                    .put("description", "where it listens when nothing else is configured")
                    .map())
        .toList();
  }

  private Node components(Object paths) {
    var responses = new TreeMap<>(this.responses.shared());
    responses.put("InTheBucket", Shared.inTheBucket());
    responses.put("NotModified", Shared.notModified());
    var used = new References(paths);
    var known = used.of("responses", responses);
    return Node.of("securitySchemes", Shared.securitySchemes())
        .put("schemas", schemas.components())
        .some("responses", known)
        .some("parameters", used.of("parameters", Shared.parameters()))
        .some("headers", new References(List.of(paths, known)).of("headers", Shared.headers()));
  }
}
