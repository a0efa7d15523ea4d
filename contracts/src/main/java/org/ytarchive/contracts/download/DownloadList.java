package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * Downloads that are queued or running ({@code ytarchive.md}, "List Active Downloads").
 *
 * @param activeCount how many run, over all replicas
 * @param queueCount how many wait
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DownloadList(
    List<Item> downloads,
    long activeCount,
    long queueCount,
    boolean hasMore,
    @Nullable String nextCursor) {

  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Item(String downloadId, String videoId, DownloadStatus status, int progress) {}
}
