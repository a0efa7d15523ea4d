package org.ytarchive.jobs.pipeline;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.contracts.video.VideoInfo;

/** What is known of a video, as a job and Storage keep it: the same fields whoever said it. */
@Singleton
class MetadataMap {
  private static final Argument<Map<String, Object>> MAP =
      Argument.mapOf(String.class, Object.class);

  private final ObjectMapper json;

  MetadataMap(ObjectMapper json) {
    this.json = json;
  }

  Map<String, Object> of(VideoMetadata said) {
    return of(
        new VideoInfo(
            said.videoId(),
            said.title(),
            said.description(),
            said.duration(),
            said.publishedAt(),
            said.channel(),
            said.statistics(),
            said.thumbnails(),
            said.liveStatus(),
            List.of()));
  }

  /** Formats are what YouTube offered that day; they are not kept. */
  Map<String, Object> of(VideoInfo info) {
    try {
      var map = json.readValue(json.writeValueAsBytes(info), MAP);
      map.remove("formats");
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
