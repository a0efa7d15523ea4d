package org.ytarchive.openapi;

import java.util.List;
import org.ytarchive.common.api.ApiValue;

/** Writes what {@link ApiValue} says into a schema. */
final class Limits {
  private static final String TYPE = "type";

  private Limits() {}

  static Node put(Node schema, ApiValue value) {
    if ("array".equals(schema.map().get(TYPE))) {
      return list(schema, value);
    }
    var words = List.of(value.words());
    if (words.equals(List.of("true", "false"))) {
      schema.put(TYPE, "boolean");
    } else {
      schema.some("enum", words);
    }
    schema.some("pattern", value.pattern());
    number(schema, "minimum", value.min());
    number(schema, "maximum", value.max());
    return value.byDefault().isEmpty() ? schema : byDefault(schema, value.byDefault());
  }

  private static Node list(Node schema, ApiValue value) {
    var items = schema.child("items");
    schema.put(
        "items", items.some("enum", List.of(value.words())).some("pattern", value.pattern()));
    number(schema, "minItems", value.min());
    number(schema, "maxItems", value.max());
    return schema;
  }

  private static void number(Node schema, String key, String value) {
    if (!value.isEmpty()) {
      schema.put(key, number(value));
    }
  }

  private static Number number(String value) {
    if (value.contains(".")) {
      return Double.valueOf(value);
    }
    return Long.valueOf(value);
  }

  /** In the schema's own type. */
  static Node byDefault(Node schema, String value) {
    return schema.put(
        "default",
        switch (String.valueOf(schema.map().get(TYPE))) {
          case "integer", "number" -> number(value);
          case "boolean" -> Boolean.valueOf(value);
          default -> value;
        });
  }
}
