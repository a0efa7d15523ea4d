package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Optional;

/** Server-sent events, line by line, as the HTML standard has them. */
final class SseParser {
  private final StringBuilder data = new StringBuilder();
  @Nullable private String id;
  private String name = "";

  /**
   * @param id null when it has none
   */
  record Event(@Nullable String id, String name, String data) {}

  /** The event that this line ends, if it ends one. */
  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      return end();
    }
    int colon = line.indexOf(':');
    var field = colon < 0 ? line : line.substring(0, colon);
    var value = colon < 0 ? "" : line.substring(colon + 1);
    keep(field, value.startsWith(" ") ? value.substring(1) : value);
    return Optional.empty();
  }

  private void keep(String field, String value) {
    switch (field) {
      case "data" -> data.append(data.length() == 0 ? "" : "\n").append(value);
      case "event" -> name = value;
      case "id" -> id = value;
      default -> {} // comments, and what is not ours
    }
  }

  private Optional<Event> end() {
    var event = new Event(id, name, data.toString());
    data.setLength(0);
    id = null;
    name = "";
    return event.data().isEmpty() ? Optional.empty() : Optional.of(event);
  }
}
