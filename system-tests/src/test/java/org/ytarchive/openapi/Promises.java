package org.ytarchive.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.ytarchive.house.Checkout;

/** What a checked-in document promises of answers, held against answers that were given. */
public final class Promises {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final List<String> faults = new ArrayList<>();

  private Promises(JsonNode document) {
    this.document = document;
  }

  /**
   * @param name of a document, {@code jobs}
   */
  public static Promises of(String name) {
    var text = Checkout.text(Checkout.file("docs/openapi/" + name + ".yml"));
    return new Promises(JSON.valueToTree(new Yaml().<Object>load(text)));
  }

  /**
   * What is otherwise than promised; empty when nothing is.
   *
   * @param path with variables as the document writes them
   */
  public List<String> broken(String verb, String path, int status, JsonNode answer) {
    faults.clear();
    var response =
        resolved(document.at(pointer("paths", path, verb, "responses", String.valueOf(status))));
    var schema = response.at(pointer("content", "application/json", "schema"));
    if (schema.isMissingNode()) {
      return List.of("no " + status + " is documented");
    }
    compare(schema, answer, "");
    return List.copyOf(faults);
  }

  private static String pointer(String... keys) {
    var all = new StringBuilder();
    for (var key : keys) {
      all.append('/').append(key.replace("~", "~0").replace("/", "~1"));
    }
    return all.toString();
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }

  private void compare(JsonNode described, JsonNode given, String at) {
    var schema = resolved(described);
    if (given.isNull()) {
      note(schema.path("nullable").asBoolean() || schema.has("oneOf"), at, "is null");
      return;
    }
    for (var union : List.of("allOf", "oneOf")) {
      if (schema.has(union)) {
        compare(schema.path(union).path(0), given, at);
        return;
      }
    }
    note(isOfType(schema.path("type").asText(""), given), at, "is no " + schema.path("type"));
    note(isOneOf(schema.path("enum"), given), at, "is none of " + schema.path("enum"));
    if (given.isObject()) {
      fields(schema, given, at);
    }
    for (int i = 0; given.isArray() && i < given.size(); i++) {
      compare(schema.path("items"), given.get(i), at + "[" + i + "]");
    }
  }

  private void fields(JsonNode schema, JsonNode given, String at) {
    var known = schema.path("properties");
    var more = schema.path("additionalProperties");
    for (var required : schema.path("required")) {
      note(given.has(required.asText()), at + "." + required.asText(), "is not there");
    }
    for (var field : given.properties()) {
      var place = at + "." + field.getKey();
      if (known.has(field.getKey())) {
        compare(known.get(field.getKey()), field.getValue(), place);
      } else if (more.isObject()) {
        compare(more, field.getValue(), place);
      } else {
        note(!known.isObject(), place, "is not documented");
      }
    }
  }

  private static boolean isOfType(String type, JsonNode given) {
    return switch (type) {
      case "object" -> given.isObject();
      case "array" -> given.isArray();
      case "string" -> given.isTextual();
      case "integer" -> given.isIntegralNumber();
      case "number" -> given.isNumber();
      case "boolean" -> given.isBoolean();
      default -> true;
    };
  }

  private static boolean isOneOf(JsonNode words, JsonNode given) {
    var found = words.isMissingNode();
    for (var word : words) {
      found |= word.equals(given);
    }
    return found;
  }

  private void note(boolean kept, String at, String what) {
    if (!kept) {
      faults.add((at.isEmpty() ? "the answer" : at.substring(1)) + " " + what);
    }
  }
}
