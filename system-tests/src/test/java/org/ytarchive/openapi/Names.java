package org.ytarchive.openapi;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Locale;
import java.util.regex.Pattern;

/** What things are called in the documents. */
final class Names {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private Names() {}

  static String snake(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  static String snakeVariables(String path) {
    return VARIABLE.matcher(path).replaceAll(found -> "{" + snake(found.group(1)) + "}");
  }

  /** {@code /storage/stats} is {@code StorageStats}. */
  static String camel(String path) {
    var words = new StringBuilder();
    for (var word : path.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return words.toString();
  }

  /** A record's component as it is written. */
  static String property(Class<?> type, String component) {
    var serdeable = type.getAnnotation(Serdeable.class);
    boolean snake = serdeable != null && serdeable.naming() == SnakeCaseStrategy.class;
    return snake ? snake(component) : component;
  }

  /**
   * {@code JobListItem} for {@code JobList.Item}, {@code JobError} for {@code JobView.JobError}.
   */
  static String schema(Class<?> type) {
    var outer = type.getEnclosingClass();
    if (outer == null || !outer.isRecord()) {
      return type.getSimpleName();
    }
    var stem = schema(outer).replaceAll("View$", "");
    return type.getSimpleName().startsWith(stem)
        ? type.getSimpleName()
        : stem + type.getSimpleName();
  }
}
