package org.ytarchive.jobs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Holds an answer against a document's example: every documented field is there, of that kind, and
 * with that value unless it is a name or a time.
 */
public final class Golden {
  private static final Set<String> NAMES = Set.of("job_id", "metadata");

  private Golden() {}

  public static String text(String name) {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fields named in {@code other} may have another value, or none. */
  public static void compare(String name, String answer, String... other) {
    compare("", parse(text(name)), parse(answer), Set.of(other));
  }

  private static Object parse(String json) {
    try {
      return ObjectMapper.getDefault().readValue(json, Argument.of(Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  private static void compare(String path, Object wanted, Object is, Set<String> other) {
    switch (wanted) {
      case Map<?, ?> fields -> {
        assertThat(is).as(path).isInstanceOf(Map.class);
        fields.forEach((key, value) -> field(path, key.toString(), value, (Map<?, ?>) is, other));
      }
      case List<?> items -> {
        assertThat(is)
            .as(path)
            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
            .hasSize(items.size());
        for (int i = 0; i < items.size(); i++) {
          compare(path + "." + i, items.get(i), ((List<?>) is).get(i), other);
        }
      }
      default -> assertThat(is).as(path).isEqualTo(wanted);
    }
  }

  private static void field(
      String path, String key, Object wanted, Map<?, ?> is, Set<String> other) {
    assertThat(is.containsKey(key)).as("%s.%s is there", path, key).isTrue();
    if (other.contains(key)) {
      return;
    }
    var value = Objects.requireNonNull(is.get(key), key);
    if (NAMES.contains(key)) {
      assertThat(value).as("%s.%s", path, key).hasSameClassAs(wanted);
    } else if (wanted.toString().matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
      assertThat(value.toString()).as(key).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
    } else {
      compare(path + "." + key, wanted, value, other);
    }
  }
}
