package org.ytarchive.jobs.job;

import java.time.Instant;

/** How long the line of waiting jobs is. */
public interface Line {
  /** Nobody is told more exactly than this: what lies beyond is far away in any case. */
  int LONGEST_COUNTED = 5_000;

  /**
   * How many waiting jobs start before one of this priority that is due then: the more urgent, and
   * the earlier of equals; at most {@link #LONGEST_COUNTED}.
   */
  int ahead(int priority, Instant due);
}
