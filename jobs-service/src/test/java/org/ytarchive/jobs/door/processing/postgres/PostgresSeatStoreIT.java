package org.ytarchive.jobs.door.processing.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.door.processing.SeatStore;
import org.ytarchive.jobs.door.processing.SeatStoreContract;
import org.ytarchive.jobs.testing.JobsUnderTest;

class PostgresSeatStoreIT extends SeatStoreContract {
  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.jobs.working", "false"));
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  @Override
  protected SeatStore seats() {
    return jobs.bean(SeatStore.class);
  }
}
