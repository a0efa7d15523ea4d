package org.ytarchive.jobs.job;

import java.time.Instant;
import org.ytarchive.common.JobId;

/** What will run, when. Called inside the transaction that writes the job. */
public interface JobQueue {

  /** Lets some worker start this attempt, not before {@code due}. */
  void enqueue(JobId id, int attempt, Instant due);

  /** Lets some worker do this as soon as it can, again and again until it is done. */
  void enqueue(Errand errand, Job job);
}
