package org.ytarchive.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a part of a document refers to. */
final class References {
  private final Set<String> found = new HashSet<>();

  References(Object part) {
    collect(part);
  }

  private void collect(Object part) {
    switch (part) {
      case Map<?, ?> map -> map.forEach(this::collect);
      case Collection<?> list -> list.forEach(this::collect);
      default -> {}
    }
  }

  private void collect(Object key, @jakarta.annotation.Nullable Object value) {
    if (key.equals("$ref")) {
      found.add(String.valueOf(value));
    } else if (value != null) {
      collect(value);
    }
  }

  /** Those components of a kind that are referred to. */
  Map<String, Object> of(String kind, Map<String, Object> components) {
    var used = new TreeMap<>(components);
    used.keySet().removeIf(name -> !found.contains("#/components/" + kind + "/" + name));
    return used;
  }
}
