package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;

/** Cancels what a cancelled parent's children still do. */
@Singleton
public class ChildCanceller {
  private static final Logger log = LoggerFactory.getLogger(ChildCanceller.class);
  private static final int BATCH = 100;

  private final JobStore jobs;
  private final EntryStore entries;
  private final JobService service;

  ChildCanceller(JobStore jobs, EntryStore entries, JobService service) {
    this.jobs = jobs;
    this.entries = entries;
    this.service = service;
  }

  /** May be repeated. A parent that was asked for once more meanwhile keeps its children. */
  public void cancel(JobId parent) {
    int cancelled = 0;
    while (isCancelled(parent)) {
      var some = entries.toCancel(parent, BATCH);
      if (some.isEmpty()) {
        log.info("{}: {} of its children are cancelled", parent, cancelled);
        return;
      }
      some.forEach(service::cancelUnlessEnded);
      cancelled += some.size();
    }
  }

  private boolean isCancelled(JobId parent) {
    return jobs.find(parent).filter(job -> job.status() == JobStatus.CANCELLED).isPresent();
  }
}
