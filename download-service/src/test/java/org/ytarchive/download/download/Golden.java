package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Answers beside the documented ones: every documented field is there, of the same type and written
 * the same way. Ids, times, sizes and speeds differ.
 */
final class Golden {
  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z"),
          Pattern.compile("dl_\\w+"),
          Pattern.compile("\\d+(\\.\\d)?[KMGT]?B/s"),
          Pattern.compile("(\\d+:)?\\d\\d:\\d\\d"),
          Pattern.compile("/downloads/.*\\.mp4"));

  private Golden() {}

  static String text(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new String(
          Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> json(JsonMapper mapper, String name) {
    try {
      return mapper.readValue(text(name), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertLike(Object documented, Object actual, String at) {
    switch (documented) {
      case Map<?, ?> map ->
          map.forEach((key, value) -> assertLike(value, field(actual, key, at), at + "." + key));
      case List<?> list -> assertLike(list.getFirst(), ((List<?>) actual).getFirst(), at + "[0]");
      case String text -> assertForm(text, actual, at);
      case Number number -> assertThat(actual).as(at).isInstanceOf(Number.class);
      default -> assertThat(actual).as(at).hasSameClassAs(documented);
    }
  }

  private static Object field(Object actual, Object key, String at) {
    assertThat(actual).as(at).isInstanceOf(Map.class);
    var map = (Map<?, ?>) actual;
    assertThat(map.containsKey(key)).as(at + "." + key).isTrue();
    return Objects.requireNonNull(map.get(key), at + "." + key);
  }

  private static void assertForm(String documented, Object actual, String at) {
    assertThat(actual).as(at).isInstanceOf(String.class);
    var form = FORMS.stream().filter(f -> f.matcher(documented).matches()).findFirst();
    form.ifPresentOrElse(
        f -> assertThat((String) actual).as(at).matches(f),
        () -> assertThat(actual).as(at).isEqualTo(documented));
  }
}
