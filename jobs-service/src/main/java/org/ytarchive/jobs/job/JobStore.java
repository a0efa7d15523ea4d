package org.ytarchive.jobs.job;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;

/**
 * Where jobs live, with their events and their places in the queue. Every implementation passes
 * {@code JobStoreContract}.
 */
public interface JobStore {

  /** Writes a new job, its first event and its place in the queue, all or nothing. */
  void insert(Job job);

  Optional<Job> find(JobId id);

  /**
   * A job that comes to the same files: running or queued and not to begin later, else the latest
   * completed one. Of playlists and channels only those under way: they may have grown since.
   *
   * @param unlike completed jobs that do not count, since their files are gone
   */
  Optional<Job> alike(Job job, Set<JobId> unlike);

  /**
   * Inserts the job unless there is one like it by now. Of many that come at once one is inserted.
   *
   * @param unlike completed jobs that do not count, since their files are gone
   * @return the job as inserted, or the one that was there
   */
  Job insertUnlessAlike(Job job, Set<JobId> unlike);

  /**
   * Inserts the job unless its kind has {@code atMost} queued or running by now; of many that come
   * at once no more than that.
   *
   * @return the job as inserted; empty when there are too many
   */
  Optional<Job> insertWithin(Job job, OptionalInt atMost);

  /**
   * Whether another job is about to bring the same files, so that its end is worth waiting for: one
   * that runs, or that is due and older.
   */
  boolean isBeingBrought(Job job, Instant now);

  /** The latest completed job that came to the same files. */
  Optional<Job> brought(Job job);

  /**
   * Whether a job that has not ended, other than {@code besides}, is to be recorded with this file.
   */
  boolean isNeeded(String path, JobId besides);

  /** Newest first. */
  JobPage list(JobFilter filter, Paging paging);

  /**
   * One step: the job is locked, {@code step} decides on what it is now, and the change is written
   * with its event and what follows from it, all or nothing. What {@code step} throws undoes it.
   * When the job ends by it, or is asked for once more, its parents are told in the same step; the
   * one that waited for nothing else ends with it.
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
