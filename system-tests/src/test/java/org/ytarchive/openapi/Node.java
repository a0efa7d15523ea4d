package org.ytarchive.openapi;

import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mapping of the document in the making; keys stay in the order in which they came. */
final class Node {
  private final Map<String, Object> entries = new LinkedHashMap<>();

  static Node of(String key, Object value) {
    return new Node().put(key, value);
  }

  static Node reference(String kind, String name) {
    return of("$ref", "#/components/" + kind + "/" + name);
  }

  Node put(String key, @Nullable Object value) {
    entries.put(key, value instanceof Node node ? node.map() : value);
    return this;
  }

  /** Leaves out what says nothing. */
  Node some(String key, Object value) {
    var plain = value instanceof Node node ? node.map() : value;
    boolean empty =
        switch (plain) {
          case String text -> text.isBlank();
          case Map<?, ?> map -> map.isEmpty();
          case java.util.Collection<?> list -> list.isEmpty();
          default -> false;
        };
    return empty ? this : put(key, plain);
  }

  Node all(Map<String, ?> more) {
    more.forEach(this::put);
    return this;
  }

  /** A mapping inside this one. */
  Node child(String key) {
    return new Node().all(map(entries.get(key)));
  }

  String text(String key) {
    return String.valueOf(entries.get(key));
  }

  /** What is a mapping and known as one. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalStateException("no mapping: " + value);
  }

  Map<String, Object> map() {
    return entries;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }
}
