package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ArchiveRoots;

/** Stored files that may be read: those inside the storage roots, wherever links seem to lead. */
@Singleton
class Sources {
  private final ArchiveRoots roots;
  private final FetchedSources fetched;

  Sources(ProcessingSettings settings, FetchedSources fetched) {
    this.roots = ArchiveRoots.parse(settings.roots());
    this.fetched = fetched;
  }

  /**
   * The real path of a regular file; what is not on the disk is asked of Storage.
   *
   * @param wire virtual, or absolute inside a root
   * @throws ArchiveException {@code INVALID_PARAMETER} for what lies in none of the roots, {@code
   *     FILE_NOT_FOUND} for what is not there, and what {@link FetchedSources#bring} throws
   */
  Path locate(String wire) throws InterruptedException {
    var place =
        roots
            .locate(wire)
            .orElseThrow(
                () -> ArchiveException.invalid("path", "the file is in none of the storage roots"));
    var here = onDisk(place);
    return here.isPresent() ? here.get() : fetched.bring(wire);
  }

  private static Optional<Path> onDisk(ArchiveRoots.Place place) {
    try {
      var real = place.path().toRealPath();
      return Files.isRegularFile(real) && real.startsWith(place.root().folder().toRealPath())
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  /** Whether it may be asked for at all; the file may come later. */
  void requireInside(String wire) {
    if (roots.locate(wire).isEmpty()) {
      throw ArchiveException.invalid("source_path", "source_path is in none of the storage roots");
    }
  }
}
