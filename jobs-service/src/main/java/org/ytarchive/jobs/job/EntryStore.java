package org.ytarchive.jobs.job;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.jobs.JobView;

/**
 * Where the entries of parents live, and which jobs are theirs. Every implementation passes {@code
 * EntryStoreContract}.
 */
public interface EntryStore {

  /**
   * Keeps what was found in a playlist or channel, all or nothing; nothing when it is known.
   *
   * @return false when {@code run} no longer holds the parent
   */
  boolean list(JobId parent, long run, Listing listing);

  /** Completed jobs that would do for the next {@code limit} entries that have no job. */
  List<Job> completedAlike(JobId parent, int limit);

  /**
   * Gives the next {@code limit} entries that have none a job each, all or nothing: one like it
   * that is queued or running, one of {@code kept}, else a new one.
   *
   * @param kept completed jobs whose files are known to be still there
   * @return how many got one; empty when {@code run} no longer holds the parent
   */
  OptionalInt adopt(JobId parent, long run, int limit, Set<JobId> kept);

  /**
   * Lets entries that were out of reach be tried like others.
   *
   * @return false when {@code run} no longer holds the parent
   */
  boolean revive(JobId parent, long run);

  /** Children that failed or were cancelled before the parent's attempt began. */
  List<JobId> toRetry(JobId parent, int limit);

  /**
   * Jobs of this parent's entries that have not ended and for which nobody else waits: made for it
   * or for another parent, asked for by nobody, and in no work plan. Those at work come first.
   */
  List<JobId> toCancel(JobId parent, int limit);

  /**
   * Whether a job is to be cancelled with a parent that was, and was not asked for since by whoever
   * retried it.
   */
  boolean isAbandoned(JobId child);

  /** Those in one of these states, in the parent's order; a cursor's first key is a position. */
  Child.Page children(JobId parent, Set<JobStatus> statuses, Paging paging);

  /** How the entries are; nothing but zeros before they are listed. */
  JobView.Children count(JobId parent);

  /** Entries that came to nothing, in order. */
  List<JobView.FailedEntry> failed(JobId parent, int limit);
}
