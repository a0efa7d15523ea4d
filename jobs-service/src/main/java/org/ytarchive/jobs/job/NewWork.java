package org.ytarchive.jobs.job;

import java.util.Map;
import java.util.OptionalInt;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;

/**
 * A capture or a processing as its door orders it; see {@link JobOrders#order(NewWork)}.
 *
 * <p>The door makes the id, so that it may name things after it (a capture's subject is {@code
 * Wanted.Capture.of(id)}) and may ask twice. {@code work} is what the kind's {@code Pipeline} is to
 * do, JSON of its own; it is kept with the job, shown to nobody and may hold secrets such as a
 * camera's password. {@code metadata} is what anyone may know from the start: at least {@code
 * title}, which lists show and Storage finds the result by; the pipeline may write it anew.
 *
 * @param id a fresh one, or one asked for before
 * @param wanted a {@link Wanted.Capture} or {@link Wanted.Processing}
 * @param work what is to be done, in the pipeline's words
 * @param metadata what is known of it, shown as the job's {@code metadata}
 * @param maxAttempts 1..20, as for other jobs
 * @param priority {@link JobOptions#LOWEST_PRIORITY}..{@link JobOptions#HIGHEST_PRIORITY}, within
 *     the kind's own queue
 * @param atMost how many jobs of the kind may be queued or running, this one included; empty: any
 *     number
 */
public record NewWork(
    JobId id,
    Wanted wanted,
    Map<String, Object> work,
    Map<String, Object> metadata,
    int maxAttempts,
    int priority,
    OptionalInt atMost) {

  public NewWork {
    if (!(wanted instanceof Wanted.Capture) && !(wanted instanceof Wanted.Processing)) {
      throw new IllegalArgumentException(wanted + " is ordered by POST /jobs");
    }
  }

  /** Any number at once, with the middle priority. */
  public NewWork(
      JobId id,
      Wanted wanted,
      Map<String, Object> work,
      Map<String, Object> metadata,
      int maxAttempts) {
    this(id, wanted, work, metadata, maxAttempts, 0, OptionalInt.empty());
  }

  JobOptions options() {
    return JobOptions.ofWork(maxAttempts, priority, work);
  }
}
