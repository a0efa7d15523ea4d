package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.vault.Vault;
import org.ytarchive.storage.video.RecordId;

/** Puts a file that was taken in where it stays: {@code uploads} in the first storage root. */
@Singleton
class UploadShelf {
  private static final String FOLDER = "uploads/";
  private static final int HASH_DIGITS = 32; // enough for no two files of one video to be alike

  private final StorageRoots roots;
  private final Vault vault;

  UploadShelf(StorageRoots roots, Vault vault) {
    this.roots = roots;
    this.vault = vault;
  }

  /**
   * Named by its video and its bytes, so that the same upload twice is one file. Throws {@link
   * ErrorCode#STORAGE_ERROR} or {@link ErrorCode#DISK_FULL}.
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
    return vault.take(stored, file.path());
  }
}
