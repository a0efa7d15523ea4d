package org.ytarchive.openapi;

import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts examples into the operations: documented bodies word for word, from the golden files, and
 * bodies of ours. What they leave out and is answered all the same is filled in, so that each
 * example is a whole answer.
 */
final class Examples {
  private static final String JSON = "application/json";
  private static final String SERVICE = "service";

  private final Api api;
  private final Map<String, Object> responses;
  private final Filling filling;

  /**
   * @param responses those that operations share
   */
  Examples(Api api, Map<String, Object> schemas, Map<String, Object> responses) {
    this.api = api;
    this.responses = responses;
    this.filling = new Filling(schemas);
  }

  Node into(String operation, Node description) {
    if (description.map().get("requestBody") instanceof Map<?, ?> asked) {
      show(at(Node.map(asked), "content"), Bodies.at(operation + " asked"));
    }
    at(description.map(), "responses")
        .replaceAll((status, response) -> answer(operation, status, Node.map(response)));
    return description;
  }

  private Map<String, Object> answer(String operation, String status, Map<String, Object> given) {
    var bodies = bodies(operation, status);
    var text = isWhole(status) ? new Texts(filling).of(operation) : Optional.<String>empty();
    if (bodies.isEmpty() && text.isEmpty()) {
      return given;
    }
    var response = copy(shared(given));
    var content = at(response, "content");
    if (!bodies.isEmpty()) {
      content.putIfAbsent(JSON, Node.of("schema", Node.of("type", "object")).map());
      show(Map.of(JSON, at(content, JSON)), bodies);
    }
    text.ifPresent(said -> show(content, said));
    return response;
  }

  private static void show(Map<String, Object> content, String text) {
    content.forEach(
        (type, media) -> {
          if (type.startsWith("text/")) {
            Node.map(media).put("example", text);
          }
        });
  }

  private static boolean isWhole(String status) {
    return status.startsWith("2") && !status.equals("206");
  }

  private static List<Bodies.Body> bodies(String operation, String status) {
    var exact = Bodies.at(operation + " " + status);
    return exact.isEmpty() && isWhole(status) ? Bodies.at(operation + " answered") : exact;
  }

  /** An operation's own example must not show in those that share its response. */
  private static Map<String, Object> copy(Map<String, Object> shared) {
    var copy = new LinkedHashMap<>(shared);
    copy.replaceAll((key, value) -> value instanceof Map<?, ?> map ? copy(Node.map(map)) : value);
    return copy;
  }

  private Map<String, Object> shared(Map<String, Object> response) {
    return response.get("$ref") instanceof String reference
        ? at(responses, reference.replaceFirst(".*/", ""))
        : response;
  }

  private void show(Map<String, Object> content, List<Bodies.Body> bodies) {
    content.values().forEach(media -> put(Node.map(media), bodies));
  }

  private void put(Map<String, Object> media, List<Bodies.Body> bodies) {
    var schema = at(media, "schema");
    if (bodies.size() == 1) {
      media.put("example", whole(schema, bodies.getFirst()));
    } else if (!bodies.isEmpty()) {
      var all = new Node();
      bodies.forEach(body -> all.put(body.name(), new Node().put("value", whole(schema, body))));
      media.put("examples", all.map());
    }
  }

  @Nullable
  private Object whole(Map<String, Object> schema, Bodies.Body body) {
    boolean bare = !body.printed() && String.valueOf(schema.get("$ref")).endsWith("Envelope");
    return ours(filling.complete(schema, bare ? Map.of("data", body.value()) : body.value()));
  }

  /** Who is asked how it is says its own name. */
  @Nullable
  private Object ours(@Nullable Object body) {
    return body instanceof Map<?, ?> fields && fields.containsKey(SERVICE)
        ? new Node().all(Node.map(fields)).put(SERVICE, api.word()).map()
        : body;
  }

  private static Map<String, Object> at(Map<String, Object> map, String key) {
    return Node.map(map.get(key));
  }
}
