package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;

/**
 * What YouTube says about many videos ({@code ytarchive.md}, "Get Batch Metadata").
 *
 * @param metadata by video id, in the order asked for; an id asked for twice is there once
 * @param failed the others
 * @param cachedCount how many of {@code metadata} came from the cache
 * @param apiCallsUsed calls of the YouTube Data API made for this answer; one that served several
 *     requests counts for the first of them
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record BatchMetadata(
    Map<String, VideoMetadata> metadata,
    List<FailedVideo> failed,
    int cachedCount,
    int apiCallsUsed) {

  /**
   * @param code {@code INVALID_VIDEO_ID}, {@code VIDEO_NOT_FOUND} or what else stood in the way
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record FailedVideo(
      String videoId, String code, String message, Map<String, Object> details) {}
}
