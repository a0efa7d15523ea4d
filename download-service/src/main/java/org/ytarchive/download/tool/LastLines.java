package org.ytarchive.download.tool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The end of what a program said. */
final class LastLines {
  private static final int KEPT = 200;
  private static final int LONGEST = 4000;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  synchronized List<String> toList() {
    return List.copyOf(lines);
  }
}
