package org.ytarchive.jobs.door.sessions;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.JobsUnderTest;

class PostgresSessionStoreIT extends SessionStoreContract {
  @TempDir Path home;
  private JobsUnderTest service;

  @BeforeEach
  void start() {
    service = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
  }

  @AfterEach
  void stop() {
    service.closeAll();
  }

  @Override
  protected SessionStore sessions() {
    return service.bean(SessionStore.class);
  }

  @Override
  protected JobStore jobs() {
    return service.bean(JobStore.class);
  }
}
