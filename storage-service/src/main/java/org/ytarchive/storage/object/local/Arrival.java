package org.ytarchive.storage.object.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.ytarchive.storage.object.ObjectContent;

/** A file on its way to its place on a disk: it appears there whole or not at all. */
record Arrival(Path file) {

  /** The size is looked at; whoever hands a file over has just taken its hash. */
  static Arrival of(Path file, ObjectContent content) throws IOException {
    if (Files.size(file) != content.bytes()) {
      throw new IOException("the file is no longer as long as it was");
    }
    return new Arrival(file);
  }

  void moveTo(Path place) throws IOException {
    try {
      Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      copyTo(place);
    }
  }

  private void copyTo(Path place) throws IOException {
    var draft = place.resolveSibling("." + UUID.randomUUID());
    try {
      Files.copy(file, draft);
      try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
