package org.ytarchive.jobs.job;

import java.util.Collection;

/** What will run, when. Called inside the transaction that writes the job. */
public interface JobQueue {

  /** Lets some worker start each job's next attempt, at {@code nextAttemptAt} or at once. */
  void enqueue(Collection<Job> jobs);

  /** Lets some worker do this as soon as it can, again and again until it is done. */
  void enqueue(Errand errand, Job job);
}
