package org.ytarchive.jobs.door.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** The answer to an upload ({@code distributed-video-processing.md}, "Upload Video"). */
@Serdeable(naming = SnakeCaseStrategy.class)
record UploadAccepted(String fileId, String message) {
  static UploadAccepted of(FileId id) {
    return new UploadAccepted(id.toString(), ProcessingWords.UPLOADED);
  }
}
