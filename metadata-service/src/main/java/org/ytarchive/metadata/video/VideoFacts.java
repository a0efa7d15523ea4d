package org.ytarchive.metadata.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * What is kept about a video. Its formats are kept apart: they come from elsewhere and cost more.
 *
 * @param video without formats
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record VideoFacts(VideoInfo video, Source source) {

  static VideoFacts of(VideoInfo video, Source source) {
    return new VideoFacts(VideoInfos.withFormats(video, List.of()), source);
  }
}
