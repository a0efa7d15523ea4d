package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A page of kept videos ({@code ytarchive.md}, "List Stored Videos").
 *
 * @param total how many there are in all pages
 * @param totalIsExact false only for a search with very many hits: then {@code total} is estimated
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoList(
    List<Item> videos,
    long total,
    boolean totalIsExact,
    boolean hasMore,
    @Nullable String nextCursor) {

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
