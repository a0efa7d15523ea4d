package org.ytarchive.jobs.door.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whose upload an event tells of. One that is whole does not change, so it is asked for once. */
@Singleton
class UploadCatalogue {
  private static final int KEPT = 10_000;

  private final UploadStore uploads;
  private final Cache<FileId, ProcessedUpload> known =
      Caffeine.newBuilder().maximumSize(KEPT).build();

  UploadCatalogue(UploadStore uploads) {
    this.uploads = uploads;
  }

  /**
   * @param subject what a job is about
   */
  Optional<ProcessedUpload> find(@Nullable String subject) {
    return FileId.ofSubject(subject).map(id -> known.get(id, any -> uploads.find(id).orElse(null)));
  }
}
