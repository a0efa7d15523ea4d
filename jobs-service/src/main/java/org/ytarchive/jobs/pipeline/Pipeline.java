package org.ytarchive.jobs.pipeline;

import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;

/**
 * The steps a kind of job takes: one bean per kind that is worked on, in this package, chosen by
 * {@link JobWorker}.
 *
 * <p>Every step may be repeated. A worker that takes over after another was lost walks the same way
 * with the same attempt, and what was done answers at once; so the job's id and attempt go with
 * every order to Download. Retries, cancelling, events and the job's row are the worker's business.
 */
interface Pipeline {

  /** The kind whose steps these are. */
  JobKind kind();

  /**
   * Walks the job of {@code run} from wherever it is to its end, which it notes by {@link
   * Run#complete}. What the job is to do stands in {@code run.job().options().work()}.
   *
   * @throws StepFailed when the attempt failed; its class decides whether there is another
   * @throws Superseded when the job is no longer this worker's
   * @throws InterruptedException when the job was cancelled or the process ends
   */
  void archive(Run run) throws InterruptedException;

  /**
   * Ends at Download what the attempt of a job that was cancelled or given up began there. May be
   * repeated; throws when Download cannot be reached, and is tried again then.
   */
  void stop(Job job);
}
