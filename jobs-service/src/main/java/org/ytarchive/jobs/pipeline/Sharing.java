package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.KeptFiles;

/** One download for all jobs that come to the same files, whoever asked for them. */
@Singleton
class Sharing {
  private static final Logger log = LoggerFactory.getLogger(Sharing.class);

  private final JobStore jobs;
  private final KeptFiles files;
  private final Patience patience;
  private final Clock clock;

  Sharing(JobStore jobs, KeptFiles files, Patience patience, Clock clock) {
    this.jobs = jobs;
    this.files = files;
    this.patience = patience;
    this.clock = clock;
  }

  /** Whether another job brings the file just now, so that this one had better wait. */
  boolean isWorthWaiting(Job job) {
    return job.status() == JobStatus.QUEUED
        && job.takesOthers()
        && jobs.isBeingBrought(job, clock.instant());
  }

  /** Takes the file another job brought, if it is still kept; waits for Storage to say so. */
  void take(Run run) throws InterruptedException {
    if (!run.job().takesOthers()) {
      return;
    }
    var known = patience.write(() -> fitting(run.job()));
    if (known.isPresent() && patience.ask("storage", () -> files.reallyHas(known.get()))) {
      run.take(known.get());
      log.info("{} takes the file of {}", run.job().id(), known.get().id());
    }
  }

  private Optional<Job> fitting(Job job) {
    return jobs.brought(job).filter(other -> fits(job, other));
  }

  /** A job that did not say what it wants may have come to something else than is usual. */
  private static boolean fits(Job job, Job other) {
    var file = other.file();
    var wanted = job.options().format().map(OutputFormat::wireName);
    return file != null && wanted.filter(format -> !format.equals(file.container())).isEmpty();
  }
}
