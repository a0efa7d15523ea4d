package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A page of jobs, newest first ({@code ytarchive.md}, "List Jobs"); of children, in their order.
 *
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobList(List<Item> jobs, long total, boolean hasMore, @Nullable String nextCursor) {

  /**
   * A job in few words; {@link JobView} says what they mean.
   *
   * @param title as far as it is known
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(
      String jobId,
      @Nullable String videoId,
      String kind,
      String status,
      String phase,
      int progress,
      Instant createdAt,
      Instant updatedAt,
      @Nullable String playlistId,
      @Nullable String channel,
      @Nullable String parentId,
      @Nullable Integer position,
      @Nullable String title,
      @Nullable String downloadPath,
      @Nullable JobView.JobError error) {}
}
