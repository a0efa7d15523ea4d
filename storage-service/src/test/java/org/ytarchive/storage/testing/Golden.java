package org.ytarchive.storage.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ytarchive.storage.json.JsonReader;

/**
 * Examples copied from the document that promises them. More fields may come than are promised;
 * each one that is must be there and of its kind.
 */
public final class Golden {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

  private Golden() {}

  public static String read(String name) {
    try (var in = Golden.class.getResourceAsStream("/golden/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Equal but for times and ids, which must look alike. */
  public static void assertAnswers(Answer answer, String name) {
    compare("", answer.json(), JsonReader.readObject(read(name)), true);
  }

  /** The same fields with values of the same kinds. */
  public static void assertLooksLike(Answer answer, String name) {
    compare("", answer.json(), JsonReader.readObject(read(name)), false);
  }

  private static void compare(
      String path, @Nullable Object actual, @Nullable Object golden, boolean exactly) {
    switch (golden) {
      case Map<?, ?> object -> compareFields(path, actual, object, exactly);
      case List<?> list -> compareItems(path, actual, list, exactly);
      case String text when text.matches(TIME) ->
          assertThat(String.valueOf(actual)).as(path).matches(TIME);
      case String text when text.startsWith("wp_") ->
          assertThat(String.valueOf(actual)).as(path).startsWith("wp_");
      case Number number when !exactly -> assertThat(actual).as(path).isInstanceOf(Number.class);
      case null, default ->
          assertThat(String.valueOf(actual)).as(path).isEqualTo(String.valueOf(golden));
    }
  }

  private static void compareFields(
      String path, @Nullable Object actual, Map<?, ?> golden, boolean exactly) {
    assertThat(actual).as(path).isInstanceOf(Map.class);
    var fields = (Map<?, ?>) Objects.requireNonNull(actual);
    golden.forEach(
        (name, value) -> {
          assertThat(fields.containsKey(name)).as(path + "/" + name).isTrue();
          compare(path + "/" + name, fields.get(name), value, exactly);
        });
  }

  private static void compareItems(
      String path, @Nullable Object actual, List<?> golden, boolean exactly) {
    assertThat(actual).as(path).isInstanceOf(List.class);
    var items = (List<?>) Objects.requireNonNull(actual);
    assertThat(items).as(path).hasSameSizeAs(golden);
    for (int i = 0; i < items.size(); i++) {
      compare(path + "/" + i, items.get(i), golden.get(i), exactly);
    }
  }
}
