package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a video, so that Storage takes it. It refuses what PostgreSQL cannot keep in
 * JSON, and what no list could carry; a file is not to be lost for such a title.
 */
final class StorableMetadata {
  private static final int LONGEST_TITLE = 5_000;
  private static final long LONGEST_DURATION = 1_000_000_000;
  private static final int REPLACEMENT = 0xFFFD;
  private static final String TITLE = "title";
  private static final String CHANNEL = "channel";
  private static final String DURATION = "duration";

  private StorableMetadata() {}

  static Map<String, Object> of(@Nullable Map<String, Object> known) {
    var kept = object(known == null ? Map.of() : known);
    shorten(kept, TITLE);
    shorten(kept, CHANNEL);
    if (kept.get(CHANNEL) instanceof Map<?, ?> channel) {
      var names = object(channel);
      shorten(names, TITLE);
      shorten(names, "id");
      kept.put(CHANNEL, names);
    }
    if (kept.get(DURATION) instanceof Number seconds && !isDuration(seconds)) {
      kept.remove(DURATION);
    }
    return kept;
  }

  private static boolean isDuration(Number seconds) {
    return seconds.doubleValue() >= 0 && seconds.doubleValue() <= LONGEST_DURATION;
  }

  private static void shorten(Map<String, Object> object, String field) {
    if (object.get(field) instanceof String text && text.length() > LONGEST_TITLE) {
      object.put(field, readable(text.substring(0, LONGEST_TITLE))); // perhaps half a character
    }
  }

  @Nullable
  private static Object value(@Nullable Object value) {
    return switch (value) {
      case String text -> readable(text);
      case Map<?, ?> object -> object(object);
      case List<?> list -> list.stream().map(StorableMetadata::value).toList();
      case null, default -> value;
    };
  }

  private static Map<String, Object> object(Map<?, ?> object) {
    var kept = new LinkedHashMap<String, Object>();
    object.forEach((name, field) -> kept.put(readable(String.valueOf(name)), value(field)));
    return kept;
  }

  /** Neither the character 0 nor half of a surrogate pair. */
  private static String readable(String text) {
    return text.codePoints()
        .map(character -> isStorable(character) ? character : REPLACEMENT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isStorable(int character) {
    return character != 0
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
  }
}
