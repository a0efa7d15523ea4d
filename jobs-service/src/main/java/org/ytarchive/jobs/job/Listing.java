package org.ytarchive.jobs.job;

import java.util.List;
import java.util.Map;

/**
 * What a playlist or channel was found to hold.
 *
 * @param about of the whole: {@code playlist_id}, {@code title} and the like
 */
public record Listing(Map<String, Object> about, List<Entry> entries) {

  Tally tally() {
    int dead = (int) entries.stream().filter(e -> e.unavailable() != null).count();
    return new Tally(entries.size(), entries.size() - dead, dead);
  }
}
