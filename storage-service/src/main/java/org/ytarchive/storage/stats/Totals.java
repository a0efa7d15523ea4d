package org.ytarchive.storage.stats;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.ytarchive.storage.file.FileKind;

/**
 * How much is kept.
 *
 * @param seconds of all videos together
 * @param oldest when the first of those there are was stored; null when there is none
 * @param files by kind; every kind is there
 */
public record Totals(
    long videos,
    long seconds,
    @Nullable Instant oldest,
    @Nullable Instant newest,
    Map<FileKind, Count> files) {

  public Totals {
    files = new EnumMap<>(files);
  }

  /**
   * @param bytes of all together
   */
  public record Count(long files, long bytes) {}

  public Count of(FileKind kind) {
    return files.getOrDefault(kind, new Count(0, 0));
  }

  /** Of all files. */
  public long bytes() {
    return files.values().stream().mapToLong(Count::bytes).sum();
  }
}
