package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A kept video ({@code ytarchive.md}, "Get Video Information").
 *
 * @param filePath the best video file's, virtual; null for metadata alone
 * @param fileSize its bytes
 * @param sha256 its hash
 * @param files all files kept of this video
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoRecordView(
    String videoId,
    String kind,
    @Nullable String title,
    @Nullable String filePath,
    @Nullable Long fileSize,
    @Nullable String sha256,
    Instant storedAt,
    Map<String, Object> metadata,
    List<StoredFileView> files) {

  /**
   * @param kind {@code video}, {@code audio}, {@code metadata}, {@code thumbnail}, {@code
   *     subtitles}, {@code enhanced} or {@code extracted}
   * @param size bytes
   * @param language of subtitles; null for anything else
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record StoredFileView(
      String kind,
      @Nullable String quality,
      String path,
      long size,
      String sha256,
      @Nullable String language) {}
}
