package org.ytarchive.download.media;

import java.nio.file.Path;
import java.util.Optional;

/** Looks into media files, which may be made to do harm. */
public interface MediaProbe {

  /**
   * What is in a file; empty when it is broken, no media, or of a kind that is not taken.
   *
   * @throws org.ytarchive.common.ArchiveException {@code SERVICE_UNAVAILABLE} when nothing can look
   *     into files at all, or it took too long: the machine may be busy, and the file is not judged
   * @throws InterruptedException when the thread was interrupted
   */
  Optional<Media> probe(Path file) throws InterruptedException;
}
