package org.ytarchive.storage.file;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.FileSeal;

/**
 * Makes sure that a file is what its finder says, where it may be. It stays where it is: whoever
 * made it no longer touches it.
 */
@Singleton
public class FileAdopter {
  private final StorageRoots roots;
  private final FileHash sha256;

  FileAdopter(StorageRoots roots, FileHash sha256) {
    this.roots = roots;
    this.sha256 = sha256;
  }

  /**
   * Reads the whole file, unless whoever made it left a {@link FileSeal} that still holds. Throws
   * {@link ErrorCode#INVALID_PARAMETER} for a path outside the roots, {@link
   * ErrorCode#FILE_NOT_FOUND} for one where no regular file is, {@link ErrorCode#METADATA_INVALID}
   * for a size or hash that is not the file's, {@link ErrorCode#STORAGE_ERROR} when it cannot be
   * read.
   */
  public StoredFile adopt(FileClaim claim) {
    var place = roots.locate(claim.path()).orElseThrow(() -> outside(claim));
    try {
      var real = real(claim, place.path());
      long bytes = Files.size(real);
      checkSize(claim, claim.bytes(), bytes);
      var hash = hashOf(real);
      checkHash(claim, hash);
      checkSize(claim, bytes, Files.size(real)); // still being written to?
      return file(claim, place, bytes, hash);
    } catch (IOException e) {
      throw unreadable(claim, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(claim, e);
    }
  }

  private String hashOf(Path real) throws IOException, InterruptedException {
    var sealed = FileSeal.hashOf(real);
    return sealed.isPresent() ? sealed.get() : sha256.of(real);
  }

  private static StoredFile file(
      FileClaim claim, ArchiveRoots.Place place, long bytes, String hash) {
    var kind = Container.of(place.path().toString()).kind();
    return new StoredFile(
        kind,
        claim.quality(),
        place.root().name(),
        place.relative(),
        bytes,
        hash,
        claim.language());
  }

  private static Path real(FileClaim claim, Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new ArchiveException(
          ErrorCode.FILE_NOT_FOUND,
          "there is no file at " + claim.names().path(),
          Map.of("parameter", claim.names().path()));
    }
    return path.toRealPath();
  }

  private static void checkSize(FileClaim claim, @Nullable Long said, long is) {
    if (said != null && said != is) {
      throw mismatch(claim.names().bytes(), said, is);
    }
  }

  private static void checkHash(FileClaim claim, String is) {
    var said = claim.sha256();
    if (said != null && !said.toLowerCase(Locale.ROOT).equals(is)) {
      throw mismatch(claim.names().sha256(), said, is);
    }
  }

  private static ArchiveException mismatch(String parameter, Object said, Object is) {
    return new ArchiveException(
        ErrorCode.METADATA_INVALID,
        parameter + " is not the file's",
        Map.of("parameter", parameter, "expected", said, "actual", is));
  }

  private static ArchiveException outside(FileClaim claim) {
    var path = claim.names().path();
    return ArchiveException.invalid(path, path + " is in none of the storage roots");
  }

  private static ArchiveException unreadable(FileClaim claim, Exception e) {
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR,
        "the file cannot be read; the log says why",
        Map.of("parameter", claim.names().path()),
        e);
  }
}
