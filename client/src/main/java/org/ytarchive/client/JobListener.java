package org.ytarchive.client;

import org.ytarchive.client.model.JobEventView;

/** Who wants to hear of jobs. */
@FunctionalInterface
public interface JobListener {

  /**
   * Something happened: {@code download_progress}, or {@code job_queued}, {@code job_started},
   * {@code job_phase}, {@code job_retrying}, {@code job_completed}, {@code job_failed}, {@code
   * job_cancelled}; a newer service may know more. Events come one after the other, on a thread of
   * the client: be quick. What is thrown here ends the subscription.
   */
  void onEvent(JobEventView event);
}
