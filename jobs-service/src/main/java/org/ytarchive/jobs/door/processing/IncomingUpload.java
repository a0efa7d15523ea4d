package org.ytarchive.jobs.door.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** An upload from the moment it is taken for a video: noted first, so that none is forgotten. */
final class IncomingUpload implements UploadedFile.Reception {
  private static final Duration TOUCH = Duration.ofSeconds(30);

  private final FileId id;
  private final UploadStore uploads;
  private final VideoShelf shelf;
  private final Clock clock;
  private Instant touched = Instant.MIN;

  IncomingUpload(FileId id, UploadStore uploads, VideoShelf shelf, Clock clock) {
    this.id = id;
    this.uploads = uploads;
    this.shelf = shelf;
    this.clock = clock;
  }

  @Override
  public VideoShelf.Sending begin(String fileName) {
    touched = clock.instant();
    uploads.begin(id, touched);
    return shelf.open(id, fileName);
  }

  @Override
  public void goesOn() {
    var now = clock.instant();
    if (now.isAfter(touched.plus(TOUCH))) {
      touched = now;
      uploads.touch(id, now);
    }
  }
}
