package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.Folders;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.video.RecordId;

/** Puts a file that was taken in where it stays: {@code uploads} in the first storage root. */
@Singleton
class UploadShelf {
  private static final String FOLDER = "uploads/";
  private static final int HASH_DIGITS = 32; // enough for no two files of one video to be alike

  /** From the rename to the record; after that the file goes if nothing leans on it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final StorageRoots roots;
  private final LeftoverStore leftovers;
  private final Clock clock;

  UploadShelf(StorageRoots roots, LeftoverStore leftovers, Clock clock) {
    this.roots = roots;
    this.leftovers = leftovers;
    this.clock = clock;
  }

  /**
   * Named by its video and its bytes, so that the same upload twice is one file. Noted as a
   * leftover first: if the record never comes, it is swept. Throws {@link ErrorCode#STORAGE_ERROR}.
   */
  StoredFile put(RecordId id, Received file, @Nullable String quality) {
    var name = id + "." + file.sha256().substring(0, HASH_DIGITS) + "." + file.container().ending();
    var stored =
        new StoredFile(
            file.container().kind(),
            quality,
            roots.all().getFirst().name(),
            FOLDER + name,
            file.bytes(),
            file.sha256(),
            null);
    leftovers.note(Leftover.of(stored), clock.instant().plus(GRACE));
    move(file.path(), roots.locate(stored).orElseThrow(UploadShelf::outside));
    return stored;
  }

  private static void move(Path from, Path to) {
    try {
      var folder = Objects.requireNonNull(to.getParent());
      Files.createDirectories(folder);
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder);
    } catch (IOException e) {
      throw IncomingFile.failed(e);
    }
  }

  private static ArchiveException outside() {
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR, "the folder for uploads leads out of its storage root");
  }
}
