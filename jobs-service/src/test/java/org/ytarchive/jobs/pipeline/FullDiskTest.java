package org.ytarchive.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

class FullDiskTest {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);

  private static Failure failure(FailureClass kind) {
    return new Failure("DISK_FULL", "no room", kind, Map.of("free_bytes", 7));
  }

  @Test
  void since_isWhenItBegan() {
    var noted = FullDisk.noted(failure(FailureClass.DISK_FULL), NOON);

    assertThat(noted.details()).containsEntry("free_bytes", 7);
    assertThat(FullDisk.since(noted, LATER)).isEqualTo(NOON);
    assertThat(FullDisk.since(FullDisk.noted(failure(FailureClass.LATER), NOON), LATER))
        .isEqualTo(LATER);
    assertThat(FullDisk.since(failure(FailureClass.DISK_FULL), LATER)).isEqualTo(LATER);
    assertThat(FullDisk.since(null, LATER)).isEqualTo(LATER);
  }
}
