package org.ytarchive.download.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.processing.ProcessingStatus;

/** A video that takes its worker down each time. */
class LostWorkersIT {
  private static final int MOST = 8;

  @TempDir Path home;

  @Test
  void afterEightRuns_noWorkerIsRiskedAnyMore() {
    try (var replica = ProcessingReplica.start(home, Map.of(), Map.of())) {
      var store = replica.bean(ProcessingStore.class);
      var waiting = Samples.queued("job-1", 1, "f1");
      store.insert(waiting);
      for (int run = 1; run <= MOST; run++) {
        var taken = (ProcessingStore.Claim.Taken) store.claim(waiting.id(), Samples.NOON);
        assertThat(taken.processing().run()).isEqualTo(run);
        assertThat(store.release(taken.processing().currentRun())).isTrue();
      }

      replica.bean(ProcessingWorker.class).run(waiting.id().value());

      var over = store.find(waiting.id()).orElseThrow();
      assertThat(over.status()).isEqualTo(ProcessingStatus.FAILED);
      assertThat(over.failure().orElseThrow().message()).isEqualTo("its worker was lost 8 times");
      assertThat(over.failure().orElseThrow().failureClass()).isEqualTo(FailureClass.NEVER);
      assertThat(replica.processing(waiting.id().toString()).text("status")).isEqualTo("failed");
    }
  }
}
