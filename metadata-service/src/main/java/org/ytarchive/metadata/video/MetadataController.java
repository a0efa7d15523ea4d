package org.ytarchive.metadata.video;

import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.BatchMetadata;
import org.ytarchive.contracts.metadata.MetadataOperations;
import org.ytarchive.contracts.metadata.NewBatch;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class MetadataController implements MetadataOperations {
  private final MetadataService metadata;
  private final BatchService batches;
  private final Clock clock;

  MetadataController(MetadataService metadata, BatchService batches, Clock clock) {
    this.metadata = metadata;
    this.batches = batches;
    this.clock = clock;
  }

  @Override
  public Envelope<VideoMetadata> get(String videoId, boolean includeFormats, boolean extract) {
    var found = metadata.get(new VideoId(videoId), includeFormats, extract);
    return Envelope.success(found, clock.instant());
  }

  @Override
  public Envelope<BatchMetadata> batch(NewBatch request) {
    return Envelope.success(batches.get(request), clock.instant());
  }
}
