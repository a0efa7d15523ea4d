package org.ytarchive.jobs.job;

import java.time.Instant;

/** What will run, when. Called inside the transaction that writes the job. */
public interface JobQueue {

  /** Lets some worker start the job's next attempt, not before {@code due}. */
  void enqueue(Job job, Instant due);

  /** Lets some worker do this as soon as it can, again and again until it is done. */
  void enqueue(Errand errand, Job job);
}
