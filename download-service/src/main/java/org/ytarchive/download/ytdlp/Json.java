package org.ytarchive.download.ytdlp;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.util.Optional;

/** Reads fields that may be missing, null or of another type than they should be. */
record Json(JsonNode node) {

  static Json read(JsonMapper mapper, byte[] bytes) throws IOException {
    return new Json(mapper.readValue(bytes, Argument.of(JsonNode.class)));
  }

  static Json read(JsonMapper mapper, String text) throws IOException {
    return new Json(mapper.readValue(text, Argument.of(JsonNode.class)));
  }

  Optional<Json> field(String name) {
    return Optional.of(node)
        .filter(JsonNode::isObject)
        .map(object -> object.get(name))
        .map(Json::new);
  }

  @Nullable
  String text(String name) {
    return field(name)
        .map(Json::node)
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue)
        .filter(text -> !text.isEmpty())
        .orElse(null);
  }

  @Nullable
  Double number(String name) {
    return field(name)
        .map(Json::node)
        .filter(JsonNode::isNumber)
        .map(JsonNode::getDoubleValue)
        .filter(Double::isFinite)
        .orElse(null);
  }

  @Nullable
  Long whole(String name) {
    var number = number(name);
    return number == null ? null : Math.round(number);
  }

  @Nullable
  Integer small(String name) {
    var number = number(name);
    return number == null ? null : (int) Math.round(number);
  }

  boolean isTrue(String name) {
    return field(name)
        .map(Json::node)
        .filter(JsonNode::isBoolean)
        .map(JsonNode::getBooleanValue)
        .orElse(false);
  }
}
