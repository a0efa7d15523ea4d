package org.ytarchive.openapi;

import io.micronaut.http.HttpResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import org.ytarchive.common.Envelope;

/** What is answered when all is well. */
final class Answers {
  private static final int CREATED = 201;
  private static final String STREAM = "text/event-stream";
  private static final String JSON = "application/json";
  private static final Map<Integer, String> WORDS =
      Map.of(
          200, "What was asked for.",
          201, "It was created.",
          204, "Nothing stands in the way.",
          503, "Something that it needs is not there; the body says what.");

  private final Api api;
  private final Schemas schemas;
  private final Map<String, Object> shared = new TreeMap<>();

  Answers(Api api, Schemas schemas) {
    this.api = api;
    this.schemas = schemas;
  }

  Map<String, Object> shared() {
    return shared;
  }

  Node shared(String name, Node response) {
    shared.put(name, response.map());
    return Node.reference("responses", name);
  }

  Node of(Route route, int status) {
    var answer = Node.of("description", words(route, status));
    if (route.call().file()) {
      return answer.put("headers", fileHeaders()).put("content", bytes());
    }
    return answer.put("headers", headers(route, status)).some("content", content(route));
  }

  private static String words(Route route, int status) {
    boolean known = status == 200 && route.call().statuses().length > 1 && !isProbe(route);
    return known
        ? "There is one like it already."
        : String.valueOf(WORDS.getOrDefault(status, "What was asked for."));
  }

  private static boolean isProbe(Route route) {
    return route.path().startsWith("/health") || route.path().startsWith("/api/health");
  }

  private Node content(Route route) {
    var content = new Node();
    for (var type : route.call().produces()) {
      schema(route, type).ifPresent(schema -> content.put(type, Node.of("schema", schema)));
    }
    return content;
  }

  private Optional<Node> schema(Route route, String mediaType) {
    return data(route)
        .map(data -> mediaType.equals(STREAM) ? stream(data) : body(route, data, mediaType));
  }

  /** Every {@code data} line of a stream is one of these. */
  private Node stream(Type data) {
    var name = schemas.of(data).text("$ref").replaceAll(".*/", "");
    var one = name.replace("JobEventList", "JobEventView");
    return Node.of("type", "string")
        .put("description", "server-sent events; each `data` is a `" + one + "`");
  }

  private Node body(Route route, Type data, String mediaType) {
    boolean own = route.call().answer() != void.class;
    boolean wrapped = own && api.speaksEnvelope() && mediaType.equals(JSON);
    return wrapped ? schemas.enveloped(data) : plainOrEnveloped(data);
  }

  private Node plainOrEnveloped(Type data) {
    return data instanceof ParameterizedType generic && generic.getRawType() == Envelope.class
        ? schemas.enveloped(generic.getActualTypeArguments()[0])
        : schemas.of(data);
  }

  private static Optional<Type> data(Route route) {
    var answer = route.call().answer();
    return answer != void.class
        ? Optional.of(answer)
        : unwrapped(route.described().getGenericReturnType());
  }

  private static Optional<Type> unwrapped(Type type) {
    if (type instanceof ParameterizedType generic && isWrapper((Class<?>) generic.getRawType())) {
      return unwrapped(generic.getActualTypeArguments()[0]);
    }
    return type instanceof WildcardType ? Optional.empty() : Optional.of(type);
  }

  private static boolean isWrapper(Class<?> type) {
    return HttpResponse.class.isAssignableFrom(type) || type == Publisher.class;
  }

  private static Node headers(Route route, int status) {
    var headers = Node.of("X-Request-Id", Node.reference("headers", "RequestId"));
    if (status == CREATED) {
      headers.put("Location", Node.reference("headers", "Location"));
    }
    if (Parameters.takesKey(route)) {
      headers.put("Idempotent-Replayed", Node.reference("headers", "IdempotentReplayed"));
    }
    if (Parameters.isTagged(route)) {
      headers.put("ETag", Node.reference("headers", "ETag"));
    }
    return headers;
  }

  private static Node fileHeaders() {
    return Node.of("Accept-Ranges", Node.reference("headers", "AcceptRanges"))
        .put("Content-Disposition", Node.reference("headers", "ContentDisposition"))
        .put("ETag", Node.reference("headers", "ETag"))
        .put("X-Request-Id", Node.reference("headers", "RequestId"));
  }

  /** An answer to {@code Range}. */
  Node part() {
    return Node.of("description", "The part that `Range` asks for.")
        .put(
            "headers",
            Node.of("Content-Range", Node.reference("headers", "ContentRange"))
                .all(fileHeaders().map()))
        .put("content", bytes());
  }

  private static Node bytes() {
    var schema = Node.of("type", "string").put("format", "binary");
    return Node.of("*/*", Node.of("schema", schema));
  }
}
