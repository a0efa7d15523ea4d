package org.ytarchive.storage.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.storage.file.StoredFile;

/**
 * One kept video.
 *
 * @param storedAt when it was first kept
 * @param files in the order they came
 */
public record VideoRecord(
    RecordId id,
    VideoKind kind,
    RecordMetadata metadata,
    Instant storedAt,
    List<StoredFile> files) {

  /** The file a player should get. */
  public Optional<StoredFile> best() {
    return StoredFile.best(files);
  }
}
