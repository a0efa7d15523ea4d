package org.ytarchive.jobs.job;

import java.util.List;
import java.util.Optional;

/**
 * One step in a job's life, written in one transaction: the row, the event, and what follows.
 *
 * @param event none when nothing happened that a listener could notice
 * @param enqueued whether the job's next attempt enters the queue, due at {@code nextAttemptAt} or
 *     at once
 */
public record Change(Job job, Optional<EventKind> event, boolean enqueued, List<Errand> errands) {

  public static Change quiet(Job job) {
    return new Change(job, Optional.empty(), false, List.of());
  }

  public static Change told(Job job, EventKind event, Errand... errands) {
    return new Change(job, Optional.of(event), false, List.of(errands));
  }

  public static Change enqueued(Job job, EventKind event) {
    return new Change(job, Optional.of(event), true, List.of());
  }

  /** The same change of a job that is written a little differently. */
  public Change withJob(Job other) {
    return new Change(other, event, enqueued, errands);
  }
}
