package org.ytarchive.download.processing.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/** Whether a file is still being written; to be asked again and again, from one thread. */
final class Written {
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final Path file;
  private FileTime last = NEVER;
  private long movedAt = System.nanoTime();

  Written(Path file) {
    this.file = file;
  }

  boolean isStillFor(Duration limit) {
    var now = time();
    if (!now.equals(last)) {
      last = now;
      movedAt = System.nanoTime();
    }
    return System.nanoTime() - movedAt > limit.toNanos();
  }

  private FileTime time() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException notThere) {
      return NEVER;
    }
  }
}
