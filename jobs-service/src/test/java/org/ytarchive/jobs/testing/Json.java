package org.ytarchive.jobs.testing;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Looks into answers. */
public final class Json {
  private static final Object NULL = "null";

  private Json() {}

  /** The value at {@code a.b.0.c}; the word null for null, nothing for a missing field. */
  public static Object at(String json, String path) {
    try {
      Object at = ObjectMapper.getDefault().readValue(json, Argument.of(Object.class));
      for (var step : path.split("\\.")) {
        at = at instanceof List<?> list ? list.get(Integer.parseInt(step)) : field(at, step);
      }
      return at == null ? NULL : at;
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  private static Object field(Object at, String name) {
    if (at instanceof Map<?, ?> map && map.containsKey(name)) {
      var value = map.get(name);
      return value == null ? NULL : value;
    }
    throw new AssertionError("no field " + name + " in " + at);
  }
}
