package org.ytarchive.storage.workplan.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.testing.StorageDatabase;
import org.ytarchive.storage.workplan.WorkPlanStore;
import org.ytarchive.storage.workplan.WorkPlanStoreContract;

class PostgresWorkPlanStoreIT extends WorkPlanStoreContract {
  @TempDir static Path home;
  static StorageDatabase database;

  @BeforeAll
  static void start() {
    database = new StorageDatabase(home);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    database.execute("delete from work_plans");
  }

  @Override
  protected WorkPlanStore plans() {
    return database.bean(WorkPlanStore.class);
  }
}
