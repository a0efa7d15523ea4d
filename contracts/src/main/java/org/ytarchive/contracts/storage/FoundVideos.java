package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What a search found ({@code ytarchive.md}, "Search Videos"), the best of the newest first.
 *
 * @param total how many there are in all pages
 * @param totalIsExact false when there are so many that {@code total} is estimated, or when the
 *     time for the search was up
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FoundVideos(
    List<Item> videos,
    long total,
    boolean totalIsExact,
    boolean hasMore,
    @Nullable String nextCursor) {

  /**
   * @param duration seconds
   * @param fileSize bytes
   * @param snippet where it was found: HTML without any tag but {@code <mark>} around what was
   *     looked for, everything else escaped
   * @param score how well the title and the channel's name match; 0: only other text does
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(
      String videoId,
      @Nullable String title,
      @Nullable Long duration,
      Instant storedAt,
      @Nullable Long fileSize,
      String snippet,
      double score) {}
}
