package org.ytarchive.jobs.remote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts server-sent events together from their lines, and gives out their data. */
final class EventLines {
  private static final String DATA = "data:";

  private final List<String> data = new ArrayList<>();

  /** One line without its end; the empty one completes an event. */
  Optional<String> take(byte[] line) {
    var text = new String(line, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return endEvent();
    }
    if (text.startsWith(DATA)) {
      data.add(text.substring(DATA.length()).replaceFirst("^ ", ""));
    }
    return Optional.empty();
  }

  private Optional<String> endEvent() {
    var event = data.isEmpty() ? Optional.<String>empty() : Optional.of(String.join("\n", data));
    data.clear();
    return event;
  }
}
