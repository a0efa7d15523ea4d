package org.ytarchive.openapi;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a documented body whole: what it leaves out, and the schema requires, is put beside. */
final class Filling {
  private static final String PROPERTIES = "properties";
  private static final String MORE = "additionalProperties";

  private final Map<String, Object> schemas;

  Filling(Map<String, Object> schemas) {
    this.schemas = schemas;
  }

  /** Throws when the document promises a field that the schema does not have. */
  @Nullable
  Object complete(Map<String, Object> schema, @Nullable Object value) {
    var known = resolved(schema);
    return switch (value) {
      case Map<?, ?> object when known.containsKey(PROPERTIES) -> object(known, object);
      case Map<?, ?> object when known.get(MORE) instanceof Map<?, ?> -> entries(known, object);
      case List<?> list when known.get("items") instanceof Map<?, ?> -> items(known, list);
      case null, default -> value;
    };
  }

  private Map<String, Object> object(Map<String, Object> schema, Map<?, ?> given) {
    var required = schema.get("required") instanceof List<?> list ? list : List.of();
    var properties = Node.map(schema.get(PROPERTIES));
    var whole = new LinkedHashMap<String, Object>();
    properties.forEach(
        (name, property) -> {
          if (given.containsKey(name)) {
            whole.put(name, complete(Node.map(property), given.get(name)));
          } else if (required.contains(name)) {
            whole.put(name, sample(name, Node.map(property)));
          }
        });
    given.keySet().stream()
        .filter(name -> !properties.containsKey(String.valueOf(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalStateException("documented, but in no schema: " + name);
            });
    return whole;
  }

  private Map<String, Object> entries(Map<String, Object> schema, Map<?, ?> given) {
    var whole = new LinkedHashMap<String, Object>();
    given.forEach(
        (key, value) ->
            whole.put(String.valueOf(key), complete(Node.map(schema.get(MORE)), value)));
    return whole;
  }

  private List<Object> items(Map<String, Object> schema, List<?> given) {
    var whole = new ArrayList<>();
    given.forEach(each -> whole.add(complete(Node.map(schema.get("items")), each)));
    return whole;
  }

  @Nullable
  private Object sample(String name, Map<String, Object> property) {
    var schema = resolved(property);
    if (property.containsKey("oneOf") || Boolean.TRUE.equals(property.get("nullable"))) {
      return null;
    }
    if (schema.get("enum") instanceof List<?> words) {
      return words.getFirst();
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "integer" -> usual(name, Number.class, 0);
      case "number" -> usual(name, Number.class, 0.0).doubleValue();
      case "boolean" -> usual(name, Boolean.class, false);
      case "array" -> List.of();
      case "object" ->
          schema.containsKey(PROPERTIES) ? object(schema, Map.of()) : Map.<String, Object>of();
      default -> text(name, schema);
    };
  }

  private static Object text(String name, Map<String, Object> schema) {
    return "date-time".equals(schema.get("format"))
        ? "2025-01-26T09:43:40Z"
        : usual(name, String.class, name);
  }

  private static <T> T usual(String name, Class<T> type, T otherwise) {
    var value = Bodies.field(name);
    return type.isInstance(value) ? type.cast(value) : otherwise;
  }

  private Map<String, Object> resolved(Map<String, Object> schema) {
    if (schema.get("$ref") instanceof String reference) {
      return Node.map(schemas.get(reference.substring(reference.lastIndexOf('/') + 1)));
    }
    return schema.getOrDefault("allOf", schema.get("oneOf")) instanceof List<?> some
        ? resolved(Node.map(some.getFirst()))
        : schema;
  }
}
