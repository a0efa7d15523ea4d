package org.ytarchive.contracts.capture;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * Captures that are queued or running, oldest first.
 *
 * @param activeCount how many run, over all replicas
 * @param queueCount how many wait
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CaptureList(
    List<Item> captures,
    long activeCount,
    long queueCount,
    boolean hasMore,
    @Nullable String nextCursor) {

  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(String captureId, CaptureStatus status, String phase, int progress) {}
}
