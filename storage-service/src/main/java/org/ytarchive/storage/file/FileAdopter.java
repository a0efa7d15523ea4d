package org.ytarchive.storage.file;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/**
 * Makes sure that a file is what its finder says, where it may be. It stays where it is: whoever
 * made it no longer touches it.
 */
@Singleton
public class FileAdopter {
  private final StorageRoots roots;
  private final Sha256 sha256;

  FileAdopter(StorageRoots roots, Sha256 sha256) {
    this.roots = roots;
    this.sha256 = sha256;
  }

  /**
   * Reads the whole file. Throws {@link ErrorCode#INVALID_PARAMETER} for a path outside the roots,
   * {@link ErrorCode#FILE_NOT_FOUND} for one where no regular file is, {@link
   * ErrorCode#METADATA_INVALID} for a size or hash that is not the file's, {@link
   * ErrorCode#STORAGE_ERROR} when it cannot be read.
   */
  public StoredFile adopt(Claim claim) {
    var place = roots.locate(claim.path()).orElseThrow(FileAdopter::outside);
    try {
      var real = real(place.path());
      long bytes = Files.size(real);
      checkSize(claim.bytes(), bytes);
      var hash = sha256.of(real);
      checkHash(claim.sha256(), hash);
      checkSize(bytes, Files.size(real)); // still being written to?
      return file(claim, place, bytes, hash);
    } catch (IOException e) {
      throw unreadable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreadable(e);
    }
  }

  private static StoredFile file(Claim claim, StorageRoots.Place place, long bytes, String hash) {
    var kind = Container.of(place.path().toString()).kind();
    return new StoredFile(
        kind, claim.quality(), place.root().name(), place.relative(), bytes, hash);
  }

  private static Path real(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new ArchiveException(ErrorCode.FILE_NOT_FOUND, "there is no file at file_path");
    }
    return path.toRealPath();
  }

  private static void checkSize(@Nullable Long said, long is) {
    if (said != null && said != is) {
      throw mismatch("file_size", said, is);
    }
  }

  private static void checkHash(@Nullable String said, String is) {
    if (said != null && !said.toLowerCase(Locale.ROOT).equals(is)) {
      throw mismatch("sha256", said, is);
    }
  }

  private static ArchiveException mismatch(String parameter, Object said, Object is) {
    return new ArchiveException(
        ErrorCode.METADATA_INVALID,
        parameter + " is not the file's",
        Map.of("parameter", parameter, "expected", said, "actual", is));
  }

  private static ArchiveException outside() {
    return ArchiveException.invalid("file_path", "file_path is in none of the storage roots");
  }

  private static ArchiveException unreadable(Exception e) {
    return new ArchiveException(
        ErrorCode.STORAGE_ERROR, "the file cannot be read", Map.of("parameter", "file_path"), e);
  }

  /**
   * What is said about a file.
   *
   * @param path as on the wire
   * @param bytes null: not known
   * @param sha256 null: not known
   */
  public record Claim(
      String path, @Nullable Long bytes, @Nullable String sha256, @Nullable String quality) {}
}
