package org.ytarchive.jobs.door.processing;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left of uploads that did not become whole: at once when one fails, and later when
 * Storage was away just then, or the process died. Several replicas may do so at once.
 */
@Singleton
class AbandonedUploads {
  private static final Logger log = LoggerFactory.getLogger(AbandonedUploads.class);
  private static final int AT_ONCE = 100;

  private final UploadStore uploads;
  private final VideoShelf shelf;
  private final UploadSettings settings;
  private final Clock clock;

  AbandonedUploads(UploadStore uploads, VideoShelf shelf, UploadSettings settings, Clock clock) {
    this.uploads = uploads;
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
  }

  /** Nothing is left of it, now or after a while; never throws. One that is whole stays. */
  void undo(FileId id) {
    try {
      if (uploads.giveUp(id)) {
        remove(id);
      }
    } catch (RuntimeException e) {
      log.warn("{}: what is left of the upload goes later: {}", id, e.toString());
    }
  }

  /** What is removed now may come after all: it is looked for again when that is over. */
  void undoLater(FileId id) {
    try {
      uploads.giveUp(id);
    } catch (RuntimeException e) {
      log.warn("{}: the upload is given up later: {}", id, e.toString());
    }
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void sweep() {
    try {
      uploads.abandoned(clock.instant().minus(settings.abandoned()), AT_ONCE).forEach(this::undo);
    } catch (RuntimeException e) {
      log.warn("abandoned uploads cannot be looked for just now: {}", e.toString());
    }
  }

  /** The file first: as long as it may be there, somebody knows of it. */
  private void remove(FileId id) {
    shelf.remove(id);
    uploads.forget(id);
    log.info("{}: nothing is left of an upload that did not become whole", id);
  }
}
