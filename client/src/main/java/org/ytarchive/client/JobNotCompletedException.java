package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Map;
import org.ytarchive.client.model.JobView;

/**
 * A job that was waited for ended as failed or cancelled. {@link #code()} and {@link #details()}
 * are those of the job's error, if it has one.
 */
public final class JobNotCompletedException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  @Nullable private final transient JobView job;

  private JobNotCompletedException(JobView job) {
    super(problem(job));
    this.job = job;
  }

  static JobView unlessCompleted(JobView job) {
    if (job.getStatus().equals("completed")) {
      return job;
    }
    throw new JobNotCompletedException(job);
  }

  private static Problem problem(JobView job) {
    var error = job.getError();
    var ended = "job " + job.getJobId() + " is " + job.getStatus();
    if (error == null) {
      return Problem.ours("JOB_NOT_COMPLETED", ended);
    }
    var details = error.getDetails() == null ? Map.<String, Object>of() : error.getDetails();
    return new Problem(0, error.getCode(), ended + ": " + error.getMessage(), details, null);
  }

  /** The job, as it ended; null in a copy that was serialised. */
  @Nullable
  public JobView job() {
    return job;
  }
}
