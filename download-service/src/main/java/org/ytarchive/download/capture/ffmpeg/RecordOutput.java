package org.ytarchive.download.capture.ffmpeg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ytarchive.download.egress.StreamAddress;

/** What ffmpeg says while it records: how far it is, and its last complaints. */
final class RecordOutput {
  private static final int KEPT = 20;
  private static final int LONGEST = 400;

  private final Deque<String> complaints = new ArrayDeque<>();
  private volatile long millis;
  private volatile long bytes;

  /** A line of {@code -progress}: {@code key=value}. */
  void progress(String line) {
    if (line.startsWith("out_time_us=")) {
      millis = Math.max(millis, number(line) / 1000);
    } else if (line.startsWith("total_size=")) {
      bytes = Math.max(bytes, number(line));
    }
  }

  private static long number(String line) {
    var text = line.substring(line.indexOf('=') + 1).strip();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  synchronized void complaint(String line) {
    var plain = StreamAddress.redacted(line);
    complaints.addLast(plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain);
    if (complaints.size() > KEPT) {
      complaints.removeFirst();
    }
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  long millis() {
    return millis;
  }

  long bytes() {
    return bytes;
  }
}
