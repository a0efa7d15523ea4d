package org.ytarchive.jobs.door.processing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;

/**
 * Which uploads there are, and which are on their way. Backends pass {@code UploadStoreContract}.
 */
public interface UploadStore {

  /** Notes an upload before its first byte is kept, so that none is forgotten half-way. */
  void begin(FileId id, Instant now);

  /**
   * It will not become whole any more.
   *
   * @return false when it is whole already, or was never begun
   */
  boolean giveUp(FileId id);

  /** It is still coming in. */
  void touch(FileId id, Instant now);

  /**
   * The upload is whole: {@code orders}, which puts its jobs into the queue, is run in the same
   * transaction.
   *
   * @return false, and nothing done, when it was given up meanwhile
   */
  boolean complete(ProcessedUpload upload, Runnable orders);

  /** Nothing is left of an upload that did not become whole; a whole one stays. */
  void forget(FileId id);

  /** Uploads that are not whole and of which nothing was heard since then. */
  List<FileId> abandoned(Instant before, int limit);

  /** A whole upload. */
  Optional<ProcessedUpload> find(FileId id);

  /** The jobs of a client's uploads, of the newest so many uploads. */
  List<JobId> jobsOf(String client, int uploads);
}
