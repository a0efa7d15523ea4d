package org.ytarchive.jobs.events;

import java.util.Optional;
import java.util.function.Predicate;
import org.ytarchive.common.JobId;

/**
 * Which jobs a listener wants to hear of.
 *
 * @param only the one job, where it is one: the log is then asked for that alone
 * @param wanted asked for each event, under a lock: it must not block
 */
public record Interest(Optional<JobId> only, Predicate<JobId> wanted) {

  /** Every job. */
  public static Interest all() {
    return new Interest(Optional.empty(), any -> true);
  }

  public static Interest in(JobId job) {
    return new Interest(Optional.of(job), job::equals);
  }

  /** Those for which {@code wanted}, which must not block, says so at the time of the event. */
  public static Interest in(Predicate<JobId> wanted) {
    return new Interest(Optional.empty(), wanted);
  }

  boolean includes(JobId job) {
    return wanted.test(job);
  }
}
