package org.ytarchive.metadata;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.assertj.core.api.MapAssert;
import org.ytarchive.metadata.testing.Examples;

/**
 * Holds an answer against a document's example: all that the document shows is there, with that
 * value; what it does not show may be there besides. Times only need to be times.
 */
record Golden(Object actual) {
  static final InstanceOfAssertFactory<Map, MapAssert<Object, Object>> MAP =
      InstanceOfAssertFactories.MAP;

  static Golden assertThat(Object actual) {
    return new Golden(actual);
  }

  void promises(String file) {
    try {
      var expected =
          JsonMapper.createDefault()
              .readValue(Examples.text(file), Argument.mapOf(String.class, Object.class));
      compare("", expected, actual);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(String path, @Nullable Object expected, @Nullable Object actual) {
    switch (expected) {
      case Map<?, ?> map -> {
        var there =
            actual instanceof Map<?, ?> m ? m : Assertions.<Map<?, ?>>fail(path + " is no object");
        map.forEach((key, value) -> compare(path + "/" + key, value, there.get(key)));
      }
      case List<?> list -> {
        var there =
            actual instanceof List<?> l ? l : Assertions.<List<?>>fail(path + " is no list");
        Assertions.assertThat(there.size()).as(path).isEqualTo(list.size());
        for (int i = 0; i < list.size(); i++) {
          compare(path + "/" + i, list.get(i), there.get(i));
        }
      }
      case null -> Assertions.assertThat(actual).as(path).isNull();
      default -> value(path, expected, actual);
    }
  }

  private static void value(String path, Object expected, @Nullable Object actual) {
    if (path.endsWith("_expires_at")) {
      Assertions.assertThat(Instant.parse(String.valueOf(actual))).as(path).isNotNull();
      Assertions.assertThat(String.valueOf(actual)).as(path).endsWith("Z");
    } else {
      Assertions.assertThat(String.valueOf(actual)).as(path).isEqualTo(String.valueOf(expected));
    }
  }
}
