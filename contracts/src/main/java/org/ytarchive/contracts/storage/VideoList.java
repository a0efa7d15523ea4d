package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/** A page of kept videos ({@code ytarchive.md}, "List Stored Videos"). */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoList(List<Item> videos, long total, boolean hasMore) {

  /**
   * @param duration seconds
   * @param fileSize bytes
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(
      String videoId,
      @Nullable String title,
      @Nullable Long duration,
      Instant storedAt,
      @Nullable Long fileSize) {}
}
