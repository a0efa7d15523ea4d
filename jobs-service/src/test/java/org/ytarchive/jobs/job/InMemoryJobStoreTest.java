package org.ytarchive.jobs.job;

import java.util.List;

class InMemoryJobStoreTest extends JobStoreContract {
  private final InMemoryJobStore jobs = new InMemoryJobStore();

  @Override
  protected JobStore jobs() {
    return jobs;
  }

  @Override
  protected List<String> queued() {
    return jobs.queued;
  }
}
