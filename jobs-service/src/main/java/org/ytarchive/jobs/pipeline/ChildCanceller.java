package org.ytarchive.jobs.pipeline;

import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.EntryStore;
import org.ytarchive.jobs.job.Job;
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
  void cancel(JobId parent) {
    boolean more = true;
    while (more) {
      more = cancelSome(parent);
    }
  }

  /**
   * The same for some of them, those at work first.
   *
   * @return whether there may be more
   */
  public boolean cancelSome(JobId parent) {
    var some = isCancelled(parent) ? entries.toCancel(parent, BATCH) : List.<JobId>of();
    some.forEach(service::cancelUnlessEnded);
    log.info("{}: {} of its children are cancelled", parent, some.size());
    return !some.isEmpty();
  }

  /**
   * Cancels a child whose turn has come before that of its cancelling.
   *
   * @return whether nobody waits for it any more
   */
  boolean cancelIfAbandoned(Job child) {
    boolean abandoned =
        child.parentId() != null
            && child.status() == JobStatus.QUEUED
            && entries.isAbandoned(child.id());
    if (abandoned) {
      service.cancelUnlessEnded(child.id());
    }
    return abandoned;
  }

  private boolean isCancelled(JobId parent) {
    return jobs.find(parent).filter(job -> job.status() == JobStatus.CANCELLED).isPresent();
  }
}
