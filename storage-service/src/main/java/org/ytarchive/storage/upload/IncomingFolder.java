package org.ytarchive.storage.upload;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.Nullable;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StorageRoots;

/**
 * Where unfinished uploads wait: under {@code TEMP_DIR} or, when that is another file system than
 * the first storage root, hidden in that root, because a finished file is put in its place by a
 * rename. At the start what dead processes left there is deleted.
 */
@Context
class IncomingFolder {
  private static final Logger log = LoggerFactory.getLogger(IncomingFolder.class);

  private final Path temp;
  private final Path root;
  private final Path hidden;
  @Nullable private OwnedFolder owned;

  IncomingFolder(UploadSettings settings, StorageRoots roots) {
    this.temp = settings.temp().resolve("uploads");
    this.root = roots.all().getFirst().folder();
    this.hidden = root.resolve(".ytarchive-uploads");
    for (var base : List.of(temp, hidden)) {
      sweep(base);
    }
  }

  private static void sweep(Path base) {
    try {
      OwnedFolder.sweep(base);
    } catch (IOException e) {
      log.warn("unfinished uploads cannot be looked for: {}", e.toString());
    }
  }

  /** A name for one more file. Throws {@link ErrorCode#STORAGE_ERROR}. */
  Path newFile() {
    try {
      return folder().resolve(UUID.randomUUID().toString());
    } catch (IOException e) {
      throw IncomingFile.failed(e);
    }
  }

  /** Claimed when first needed: a full or missing disk must not keep the service from starting. */
  private synchronized Path folder() throws IOException {
    if (owned != null && !Files.isDirectory(owned.path())) {
      owned.close(); // somebody tidied up
      owned = null;
    }
    if (owned == null) {
      owned = claim();
    }
    return owned.path();
  }

  private OwnedFolder claim() throws IOException {
    var inTemp = OwnedFolder.claim(temp);
    if (canMove(inTemp.path())) {
      return inTemp;
    }
    inTemp.close();
    log.info("TEMP_DIR is another file system than {}: uploads wait in the latter", root);
    return OwnedFolder.claim(hidden);
  }

  /** File stores can look alike and yet refuse: only a file that was moved proves it. */
  private boolean canMove(Path from) throws IOException {
    var probe = Files.createTempFile(from, "probe-", "");
    var moved = root.resolve(".ytarchive-" + probe.getFileName());
    try {
      Files.move(probe, moved, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } finally {
      Files.deleteIfExists(probe);
      Files.deleteIfExists(moved);
    }
  }

  @PreDestroy
  synchronized void close() {
    try {
      if (owned != null) {
        owned.close();
      }
    } catch (IOException e) {
      log.warn("unfinished uploads stay until the next start: {}", e.toString());
    }
  }
}
