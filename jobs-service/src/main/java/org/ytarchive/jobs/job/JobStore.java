package org.ytarchive.jobs.job;

import java.util.Optional;
import java.util.function.Function;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;

/**
 * Where jobs live, with their events and their places in the queue. Every implementation passes
 * {@code JobStoreContract}.
 */
public interface JobStore {

  /** Writes a new job, its first event and its place in the queue, all or nothing. */
  void insert(Job job);

  Optional<Job> find(JobId id);

  /** Newest first. */
  JobPage list(Optional<JobStatus> status, Slice slice);

  /**
   * One step: the job is locked, {@code step} decides on what it is now, and the change is written
   * with its event and what follows from it, all or nothing. What {@code step} throws undoes it.
   *
   * @return the job as written; empty when {@code step} wanted no change
   * @throws org.ytarchive.common.ArchiveException {@code JOB_NOT_FOUND}
   */
  Optional<Job> change(JobId id, Function<Job, Optional<Change>> step);

  /**
   * Overwrites how far a job is. Cheap, not an event.
   *
   * @return false when {@code run} no longer holds the job
   */
  boolean report(JobId id, long run, Progress progress);

  /** What the queue holds, and how fast it has been lately. */
  Load load();
}
