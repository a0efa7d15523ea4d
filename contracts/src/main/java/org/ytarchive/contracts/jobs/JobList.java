package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/** A page of jobs, newest first ({@code ytarchive.md}, "List Jobs"). */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobList(List<Item> jobs, long total, boolean hasMore) {

  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(
      String jobId,
      String videoId,
      String kind,
      String status,
      String phase,
      int progress,
      Instant createdAt,
      Instant updatedAt) {}
}
