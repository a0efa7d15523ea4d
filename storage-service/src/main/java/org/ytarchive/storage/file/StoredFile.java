package org.ytarchive.storage.file;

import jakarta.annotation.Nullable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Quality;

/**
 * A file Storage keeps.
 *
 * @param quality what it was fetched as, {@code 720p}; null when nobody said
 * @param root the virtual name of the storage root, {@code /downloads}
 * @param path below the root, with {@code /}
 * @param sha256 64 hexadecimal digits, lower case
 * @param language of subtitles; null when nobody said, and for anything else
 * @param object where in a bucket the bytes are, {@code s3://bucket/key}; null: on the root's disk,
 *     under the path
 */
public record StoredFile(
    FileKind kind,
    @Nullable String quality,
    String root,
    String path,
    long bytes,
    String sha256,
    @Nullable String language,
    @Nullable String object) {
  private static final int BEST = 10_000;

  /** Pictures before sound, more lines before fewer, more bytes before fewer, then first come. */
  private static final Comparator<StoredFile> BEST_FIRST =
      Comparator.comparing(StoredFile::kind)
          .thenComparing(StoredFile::qualityRank, Comparator.reverseOrder())
          .thenComparing(StoredFile::bytes, Comparator.reverseOrder());

  /** One on a disk. */
  public StoredFile(
      FileKind kind,
      @Nullable String quality,
      String root,
      String path,
      long bytes,
      String sha256,
      @Nullable String language) {
    this(kind, quality, root, path, bytes, sha256, language, null);
  }

  /** The one a player should get; {@code files} in the order they came. */
  public static Optional<StoredFile> best(List<StoredFile> files) {
    return files.stream().filter(f -> f.kind().isMedia()).min(BEST_FIRST);
  }

  /** The same file, fetched as something else. */
  public StoredFile as(String otherQuality) {
    return new StoredFile(kind, otherQuality, root, path, bytes, sha256, language, object);
  }

  /** The same file, kept for something else. */
  public StoredFile as(FileKind otherKind) {
    return new StoredFile(otherKind, quality, root, path, bytes, sha256, language, object);
  }

  /** The same file, whose bytes lie in a bucket. */
  public StoredFile in(String bucketObject) {
    return new StoredFile(kind, quality, root, path, bytes, sha256, language, bucketObject);
  }

  /** What its bytes are locked by: whoever else leans on them takes the same. */
  public String bytesName() {
    return object == null ? wirePath() : object;
  }

  /** As the outside writes it. */
  public String wirePath() {
    return root + "/" + path;
  }

  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Lines of picture; {@code best} stands above any number, what is unknown below. */
  public int qualityRank() {
    if (quality == null) {
      return 0;
    }
    return switch (Quality.parse(quality)) {
      case Quality.Best b -> BEST;
      case Quality.Height h -> h.pixels();
      case Quality.Worst w -> 0;
      case Quality.Audio a -> 0;
    };
  }
}
