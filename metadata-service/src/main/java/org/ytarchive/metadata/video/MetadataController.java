package org.ytarchive.metadata.video;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.MetadataOperations;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class MetadataController implements MetadataOperations {
  private final MetadataService metadata;
  private final Clock clock;

  MetadataController(MetadataService metadata, Clock clock) {
    this.metadata = metadata;
    this.clock = clock;
  }

  @Override
  public Envelope<VideoMetadata> get(String videoId, boolean includeFormats, boolean extract) {
    var found = metadata.get(new VideoId(videoId), includeFormats, extract);
    return Envelope.success(found, clock.instant());
  }
}
