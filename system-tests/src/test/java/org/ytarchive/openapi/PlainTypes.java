package org.ytarchive.openapi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ytarchive.common.ErrorCode;

/** The schemas of what is no record and no enum of ours. */
final class PlainTypes {
  private static final String TYPE = "type";
  private static final Map<Class<?>, Node> NODES =
      Map.ofEntries(
          Map.entry(String.class, Node.of(TYPE, "string")),
          Map.entry(int.class, integer("int32")),
          Map.entry(Integer.class, integer("int32")),
          Map.entry(long.class, integer("int64")),
          Map.entry(Long.class, integer("int64")),
          Map.entry(double.class, Node.of(TYPE, "number").put("format", "double")),
          Map.entry(Double.class, Node.of(TYPE, "number").put("format", "double")),
          Map.entry(boolean.class, Node.of(TYPE, "boolean")),
          Map.entry(Boolean.class, Node.of(TYPE, "boolean")),
          Map.entry(Instant.class, Node.of(TYPE, "string").put("format", "date-time")),
          Map.entry(LocalDate.class, Node.of(TYPE, "string").put("format", "date")),
          Map.entry(UUID.class, Node.of(TYPE, "string").put("format", "uuid")),
          Map.entry(byte[].class, Node.of(TYPE, "string").put("format", "binary")),
          Map.entry(ErrorCode.class, Node.of(TYPE, "string")),
          Map.entry(Object.class, new Node()));

  private PlainTypes() {}

  private static Node integer(String format) {
    return Node.of(TYPE, "integer").put("format", format);
  }

  static boolean has(Class<?> type) {
    return NODES.containsKey(type);
  }

  /** One of its own, to be written on. */
  static Node of(Class<?> type) {
    var known = NODES.get(type);
    return known == null ? new Node() : new Node().all(known.map());
  }
}
