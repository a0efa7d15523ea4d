package org.ytarchive.download.processing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.ErrorCode;

/** Stored files that may be read: those inside the storage roots, wherever links seem to lead. */
@Singleton
class Sources {
  private final ArchiveRoots roots;

  Sources(ProcessingSettings settings) {
    this.roots = ArchiveRoots.parse(settings.roots());
  }

  /**
   * The real path of a regular file.
   *
   * @param wire virtual, or absolute inside a root
   * @throws ArchiveException {@code INVALID_PARAMETER} for what lies in none of the roots, {@code
   *     FILE_NOT_FOUND} for what is not there
   */
  Path locate(String wire) {
    var place =
        roots
            .locate(wire)
            .orElseThrow(
                () -> ArchiveException.invalid("path", "the file is in none of the storage roots"));
    try {
      var real = place.path().toRealPath();
      if (Files.isRegularFile(real) && real.startsWith(place.root().folder().toRealPath())) {
        return real;
      }
    } catch (IOException e) {
      throw new ArchiveException(
          ErrorCode.FILE_NOT_FOUND, "there is no such file", java.util.Map.of(), e);
    }
    throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "there is no such file");
  }

  /** Whether it may be asked for at all; the file may come later. */
  void requireInside(String wire) {
    if (roots.locate(wire).isEmpty()) {
      throw ArchiveException.invalid("source_path", "source_path is in none of the storage roots");
    }
  }
}
