package org.ytarchive.metadata.youtube;

import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.Nullable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A place in an answer where anything may be missing or of another type than promised. */
record ApiNode(@Nullable JsonNode json) {

  boolean exists() {
    return json != null && !json.isNull();
  }

  ApiNode at(String name) {
    return new ApiNode(json != null && json.isObject() ? json.get(name) : null);
  }

  /** Empty for anything but a list. */
  List<ApiNode> items() {
    if (json == null || !json.isArray()) {
      return List.of();
    }
    return StreamSupport.stream(json.values().spliterator(), false).map(ApiNode::new).toList();
  }

  /** The members of an object, in their order. */
  Map<String, ApiNode> members() {
    if (json == null || !json.isObject()) {
      return Map.of();
    }
    return StreamSupport.stream(json.entries().spliterator(), false)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> new ApiNode(e.getValue()),
                (a, b) -> b,
                LinkedHashMap::new));
  }

  Optional<String> text(String name) {
    var value = at(name).json();
    return value != null && value.isString()
        ? Optional.of(value.getStringValue())
        : Optional.empty();
  }

  /** A count: YouTube writes it as text. Empty when hidden, absent or no count at all. */
  Optional<Long> count(String name) {
    var value = at(name).json();
    if (value == null || !(value.isString() || value.isNumber())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(value.coerceStringValue())).filter(count -> count >= 0);
    } catch (NumberFormatException noCount) {
      return Optional.empty();
    }
  }

  Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  boolean isTrue(String name) {
    var value = at(name).json();
    return value != null && value.isBoolean() && value.getBooleanValue();
  }
}
