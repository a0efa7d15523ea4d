package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.JobStore;

/** Ends at Download what a cancelled attempt began there, whatever its kind. */
@Singleton
public class WorkStopper {
  private final JobStore jobs;
  private final Pipelines pipelines;

  WorkStopper(JobStore jobs, Pipelines pipelines) {
    this.jobs = jobs;
    this.pipelines = pipelines;
  }

  /** May be repeated; throws when Download cannot be reached. A newer attempt is left alone. */
  public void stop(JobId id, int attempt) {
    jobs.find(id)
        .filter(job -> job.attempt() == attempt)
        .ifPresent(job -> pipelines.of(job.kind()).stop(job));
  }
}
