package org.ytarchive.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.ytarchive.house.Checkout;

/** What a checked-in document shows: the examples of its bodies. */
final class Shown {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;

  Shown(Api api) {
    var text = Checkout.text(Checkout.file("docs/openapi/" + api.word() + ".yml"));
    this.document = JSON.valueToTree(new Yaml().<Object>load(text));
  }

  String description() {
    return document.at("/info/description").asText();
  }

  /**
   * A body and its examples.
   *
   * @param place an operation and {@code asked} or a status
   */
  record Body(String place, String mediaType, List<JsonNode> examples) {

    /** A page for people or a file is no body that an example could show. */
    boolean isShowable() {
      return !mediaType.equals("text/html") && !mediaType.equals("*/*");
    }

    /** Whether this is what a line of {@code examples.yml} means. */
    boolean isAt(String listed) {
      return place.equals(listed)
          || place.matches(".* 20[0-5]") && listed.equals(operation() + " answered");
    }

    private String operation() {
      return place.replaceFirst(" .*", "");
    }
  }

  List<Body> bodies() {
    var all = new ArrayList<Body>();
    for (var path : document.path("paths")) {
      for (var operation : path) {
        var id = operation.path("operationId").asText();
        collect(id + " asked", operation.path("requestBody"), all);
        operation
            .path("responses")
            .properties()
            .forEach(answer -> collect(id + " " + answer.getKey(), answer.getValue(), all));
      }
    }
    return all;
  }

  private void collect(String place, JsonNode body, List<Body> all) {
    resolved(body)
        .path("content")
        .properties()
        .forEach(media -> all.add(new Body(place, media.getKey(), examples(media.getValue()))));
  }

  private JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref").asText("");
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private static List<JsonNode> examples(JsonNode media) {
    var all = new ArrayList<JsonNode>();
    if (media.has("example")) {
      all.add(media.get("example"));
    }
    media.path("examples").forEach(example -> all.add(example.path("value")));
    return all;
  }
}
