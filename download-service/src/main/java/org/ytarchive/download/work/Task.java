package org.ytarchive.download.work;

import java.io.IOException;
import org.ytarchive.contracts.download.Failure;

/**
 * One piece of work that a worker has claimed: how it is done, and how its row learns how it ended.
 *
 * @param <R> names the worker's hold on it
 */
public interface Task<R> {

  R run();

  /** The job whose id every line of the log shall bear. */
  String jobId();

  /** What is begun, for the log. */
  String title();

  /**
   * Brings it to its good end, its row included.
   *
   * @throws FailedWork when there will be none
   * @throws InterruptedException when it was asked to stop; no tool runs then
   */
  void complete(Running<R> running) throws IOException, InterruptedException, FailedWork;

  /** Writes that it failed. */
  void fail(Running<R> running, Failure failure);

  /** Puts it back into the queue, for another worker; false when the run was over already. */
  boolean release(R run);
}
