package org.ytarchive.jobs.door.processing.postgres;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.jobs.door.processing.UploadStore;
import org.ytarchive.jobs.door.processing.UploadStoreContract;
import org.ytarchive.jobs.job.JobOrders;
import org.ytarchive.jobs.job.NewWork;
import org.ytarchive.jobs.testing.JobsUnderTest;

class PostgresUploadStoreIT extends UploadStoreContract {
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
  protected UploadStore uploads() {
    return jobs.bean(UploadStore.class);
  }

  @Override
  protected void order(NewWork work) {
    jobs.bean(JobOrders.class).order(work);
  }
}
