package org.ytarchive.jobs.capture;

import java.util.List;

/** Finds what is new in a window that slides over a growing list. */
public final class NewLines {

  private NewLines() {}

  /**
   * What of {@code latest} follows on {@code known}: the most of the end of {@code known} that
   * {@code latest} begins with, or holds whole, is not new.
   */
  public static List<String> of(List<String> known, List<String> latest) {
    for (int overlap = Math.min(known.size(), latest.size()); overlap > 0; overlap--) {
      var tail = known.subList(known.size() - overlap, known.size());
      if (latest.subList(0, overlap).equals(tail)) {
        return List.copyOf(latest.subList(overlap, latest.size()));
      }
    }
    return List.copyOf(latest);
  }
}
