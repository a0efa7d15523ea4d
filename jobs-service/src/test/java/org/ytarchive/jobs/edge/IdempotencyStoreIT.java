package org.ytarchive.jobs.edge;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.idempotency.IdempotencyStore;
import org.ytarchive.common.http.idempotency.IdempotencyStoreContract;
import org.ytarchive.common.testing.TestService;

/** The table that the jobs service's migrations make. */
class IdempotencyStoreIT extends IdempotencyStoreContract {
  @TempDir static Path home;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context = TestService.context("jobs", home, Map.of(), Map.of());
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Override
  protected IdempotencyStore store() {
    return context.getBean(IdempotencyStore.class);
  }
}
