package org.ytarchive.jobs.egress.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.egress.EgressStore;
import org.ytarchive.jobs.egress.EgressStoreContract;
import org.ytarchive.jobs.testing.JobsUnderTest;

class PostgresEgressStoreIT extends EgressStoreContract {
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
  protected EgressStore ways() {
    return service.bean(EgressStore.class);
  }
}
