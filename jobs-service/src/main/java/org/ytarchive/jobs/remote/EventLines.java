package org.ytarchive.jobs.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts a server-sent event stream together from pieces cut anywhere, and gives out its data. */
final class EventLines {
  private static final String DATA = "data:";
  private static final int MAX_LINE = 1 << 22;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> data = new ArrayList<>();

  /** The data of the events this piece completes. */
  List<String> take(byte[] piece) {
    var events = new ArrayList<String>();
    for (byte b : piece) {
      if (b == '\n') {
        endLine(events);
      } else {
        line.write(b);
      }
    }
    if (line.size() > MAX_LINE) {
      throw new IllegalStateException("an event larger than " + MAX_LINE + " bytes");
    }
    return events;
  }

  private void endLine(List<String> events) {
    var text = line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    line.reset();
    if (text.isEmpty()) {
      endEvent(events);
    } else if (text.startsWith(DATA)) {
      data.add(text.substring(DATA.length()).replaceFirst("^ ", ""));
    }
  }

  private void endEvent(List<String> events) {
    if (!data.isEmpty()) {
      events.add(String.join("\n", data));
      data.clear();
    }
  }
}
