package org.ytarchive.jobs.job;

class InMemoryEntryStoreTest extends EntryStoreContract {
  private final InMemoryJobStore jobs = new InMemoryJobStore();

  @Override
  protected JobStore jobs() {
    return jobs;
  }

  @Override
  protected EntryStore entries() {
    return jobs.entries();
  }
}
