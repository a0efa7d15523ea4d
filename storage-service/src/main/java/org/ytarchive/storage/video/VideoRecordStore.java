package org.ytarchive.storage.video;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ytarchive.storage.file.StoredFile;

/** Where records live. Every implementation passes {@code VideoRecordStoreContract}. */
public interface VideoRecordStore {

  /** The same, where nobody removes files. */
  default Saved save(Draft draft, List<StoredFile> files) {
    return save(draft, files, file -> {});
  }

  /**
   * Keeps a video, or changes what is known of it: the newest metadata holds, and the files join
   * those there are; one at the same path replaces what was known of it. Saving the same again
   * changes nothing. All or nothing, however many save the same video at once.
   *
   * @param files none: metadata alone
   * @param present asked of each file while nobody can remove it any more; whatever it throws comes
   *     out, and nothing is kept
   */
  Saved save(Draft draft, List<StoredFile> files, Consumer<StoredFile> present);

  /**
   * Adds a file to a video that is kept, and changes nothing else of it; one at the same path
   * replaces what was known of it. Empty if there is no such video.
   *
   * @param present as for {@link #save}
   */
  Optional<VideoRecord> attach(
      RecordId id, StoredFile file, Instant now, Consumer<StoredFile> present);

  /**
   * Forgets a video and notes its files as leftovers, due at once; empty if there is none. A file
   * another record leans on is found out when it is swept.
   */
  Optional<Deleted> delete(RecordId id, Instant now);

  Optional<VideoRecord> find(RecordId id);

  /**
   * What is to be kept.
   *
   * @param replaces whether the metadata replaces what is known; else it is for a new record alone
   * @param now when; a record keeps the moment it was first kept
   */
  record Draft(
      RecordId id, VideoKind kind, RecordMetadata metadata, boolean replaces, Instant now) {

    public Draft(RecordId id, VideoKind kind, RecordMetadata metadata, Instant now) {
      this(id, kind, metadata, true, now);
    }
  }

  /**
   * @param created whether it was not there before
   */
  record Saved(VideoRecord record, boolean created) {}

  /**
   * @param files all it had
   * @param leftovers those of them that no other record leans on
   */
  record Deleted(List<StoredFile> files, List<StoredFile> leftovers) {

    /** What their going will free. */
    public long bytes() {
      return leftovers.stream().mapToLong(StoredFile::bytes).sum();
    }
  }
}
