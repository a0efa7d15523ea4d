package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;
import org.ytarchive.storage.file.StoredFile;

/** Where records live. Every implementation passes {@code VideoRecordStoreContract}. */
public interface VideoRecordStore {

  /**
   * Keeps a video, or changes what is known of it: the newest metadata holds, and the file joins
   * those there are; one at the same path replaces what was known of it. Saving the same again
   * changes nothing. All or nothing, however many save the same video at once.
   *
   * @param file none: metadata alone
   */
  Saved save(Draft draft, @Nullable StoredFile file);

  Optional<VideoRecord> find(RecordId id);

  /**
   * What is to be kept.
   *
   * @param now when; a record keeps the moment it was first kept
   */
  record Draft(RecordId id, VideoKind kind, RecordMetadata metadata, Instant now) {}

  /**
   * @param created whether it was not there before
   */
  record Saved(VideoRecord record, boolean created) {}
}
