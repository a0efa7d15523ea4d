package org.ytarchive.jobs.door.sessions;

import org.ytarchive.jobs.job.JobStore;

class InMemorySessionStoreTest extends SessionStoreContract {
  private final InMemorySessionStore sessions = new InMemorySessionStore();

  @Override
  protected SessionStore sessions() {
    return sessions;
  }

  @Override
  protected JobStore jobs() {
    return sessions.jobs;
  }
}
