package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * What is kept, all in all ({@code ytarchive.md}, "Get Storage Statistics").
 *
 * @param totalSize bytes
 * @param totalDuration seconds
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StorageStats(
    long totalVideos,
    long totalSize,
    long totalDuration,
    @Nullable Instant oldestVideo,
    @Nullable Instant newestVideo,
    Breakdown storageBreakdown) {

  /** By kind of file; together they are {@code total_size}. The last four are not documented. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Breakdown(
      Part videos,
      Part metadata,
      Part thumbnails,
      Part audio,
      Part subtitles,
      Part enhanced,
      Part extracted) {}

  /**
   * @param size bytes
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Part(long count, long size) {}
}
