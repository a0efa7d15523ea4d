package org.ytarchive.download.processing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.processing.Samples.NOON;
import static org.ytarchive.download.processing.Samples.queued;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestService;
import org.ytarchive.download.processing.ProcessingStore;
import org.ytarchive.download.processing.ProcessingStoreContract;
import org.ytarchive.download.sql.Sql;

class PostgresProcessingStoreIT extends ProcessingStoreContract {
  @TempDir static Path home;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context = TestService.context("download", home, Map.of(), Map.of());
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void empty() {
    context.getBean(Sql.class).update("delete from download.processings");
  }

  @Override
  protected ProcessingStore store() {
    return context.getBean(ProcessingStore.class);
  }

  /** Several replicas, several wishes, one file: one of them begins. */
  @Test
  void claim_raceForOneFileIsWonByOne() throws Exception {
    var all = IntStream.range(0, 6).mapToObj(i -> queued("job_" + i, 1, "f")).toList();
    all.forEach(store()::insert);

    var ready = new CountDownLatch(all.size());
    try (var threads = Executors.newFixedThreadPool(all.size())) {
      var claims =
          threads.invokeAll(
              all.stream()
                  .map(
                      p ->
                          (Callable<ProcessingStore.Claim>)
                              () -> {
                                ready.countDown();
                                ready.await();
                                return store().claim(p.id(), NOON);
                              })
                  .toList());
      int taken = 0;
      for (var claim : claims) {
        taken += claim.get() instanceof ProcessingStore.Claim.Taken ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
  }
}
