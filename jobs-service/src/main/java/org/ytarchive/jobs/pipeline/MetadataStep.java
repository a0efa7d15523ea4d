package org.ytarchive.jobs.pipeline;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.metadata.MetadataOperations;
import org.ytarchive.contracts.metadata.VideoMetadata;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.Phase;

/**
 * Asks what YouTube says before anything is downloaded. A video that is gone ends the job here, for
 * the price of one call; any other trouble does not matter: the download says the same later.
 */
@Singleton
class MetadataStep {
  private static final Logger log = LoggerFactory.getLogger(MetadataStep.class);

  private final MetadataOperations metadata;
  private final MetadataMap maps;

  MetadataStep(MetadataOperations metadata, MetadataMap maps) {
    this.metadata = metadata;
    this.maps = maps;
  }

  void ask(Run run) throws InterruptedException {
    var job = run.job();
    if (!job.options().metadataRequested() || job.metadata() != null) {
      return;
    }
    run.enter(Phase.METADATA);
    try {
      run.know(maps.of(answer(job, call(job))));
    } catch (NotNow e) {
      log.info("{} goes on without metadata for now: {}", job.id(), e.getMessage());
    }
  }

  /** The client answers null for 404. */
  private static VideoMetadata answer(Job job, @Nullable Envelope<VideoMetadata> answer) {
    if (answer == null) {
      throw new StepFailed(
          ErrorCode.VIDEO_NOT_FOUND,
          "YouTube knows no video " + job.videoId() + ", or it is private",
          FailureClass.NEVER);
    }
    return answer.data();
  }

  @Nullable
  private Envelope<VideoMetadata> call(Job job) throws NotNow, InterruptedException {
    try {
      return metadata.get(job.videoId().value(), false, false);
    } catch (RuntimeException e) {
      Interrupts.rethrow(e);
      throw new NotNow(e.toString(), e);
    }
  }

  /** Metadata cannot say just now. */
  private static final class NotNow extends Exception {
    NotNow(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
