package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobKind;

/** From an uploaded video to what is made of it, kept beside it. Every step may be repeated. */
@Singleton
class ProcessingPipeline implements Pipeline {
  private final ProcessingStep processing;
  private final ResultStep result;

  ProcessingPipeline(ProcessingStep processing, ResultStep result) {
    this.processing = processing;
    this.result = result;
  }

  @Override
  public JobKind kind() {
    return JobKind.PROCESSING;
  }

  @Override
  public void archive(Run run) throws InterruptedException {
    if (run.job().file() == null) {
      processing.make(run);
    }
    result.attach(run);
    run.complete();
  }

  /** What was made just before lies on the disk: Storage keeps it with the video, or removes it. */
  @Override
  public void stop(Job job) {
    processing.stop(job).ifPresent(made -> result.leave(job, made));
  }
}
