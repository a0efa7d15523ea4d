package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ytarchive.download.download.DownloadUpdate.Progress;

/**
 * Adds up the streams of one download. yt-dlp starts again at 0 for each: here each counts by its
 * size, and the sum never goes back, also when an estimate turns out too small.
 */
final class StreamProgress {
  private record Part(long downloaded, OptionalLong total, boolean finished) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final boolean workAfterwards;
  private int percent;
  private long downloaded;

  /**
   * @param workAfterwards whether something is made of the streams when they are there
   */
  StreamProgress(List<ChosenStream> streams, boolean workAfterwards) {
    this.workAfterwards = workAfterwards;
    for (var stream : streams) {
      parts.put(stream.formatId(), new Part(0, optional(stream.size()), false));
    }
  }

  Progress after(YtDlpLine.Moved moved) {
    parts.put(moved.formatId(), part(moved));
    percent = Math.max(percent, percentNow());
    downloaded = Math.max(downloaded, downloadedNow());
    boolean merging = workAfterwards && allFinished();
    var speed = merging || moved.speed().isEmpty() ? null : (Double) moved.speed().getAsDouble();
    return new Progress(
        merging ? "merge" : "download", percent, downloaded, total(), speed, eta(speed));
  }

  long downloaded() {
    return downloaded;
  }

  private Part part(YtDlpLine.Moved moved) {
    var before = parts.getOrDefault(moved.formatId(), new Part(0, OptionalLong.empty(), false));
    var total = moved.total().isPresent() ? moved.total() : before.total();
    long unsaid = moved.finished() ? total.orElse(before.downloaded()) : before.downloaded();
    long done = Math.max(before.downloaded(), moved.downloaded().orElse(unsaid));
    var known = moved.finished() ? OptionalLong.of(done) : total;
    return new Part(done, known, before.finished() || moved.finished());
  }

  private boolean allFinished() {
    return parts.values().stream().allMatch(Part::finished);
  }

  private long downloadedNow() {
    return parts.values().stream().mapToLong(Part::downloaded).sum();
  }

  @Nullable
  private Long total() {
    if (parts.values().stream().anyMatch(p -> p.total().isEmpty())) {
      return null;
    }
    long sum =
        parts.values().stream().mapToLong(p -> Math.max(p.downloaded(), p.total().orElse(0))).sum();
    return Math.max(sum, downloaded);
  }

  /** Only what is finished is 100. */
  private int percentNow() {
    if (allFinished()) {
      return 100;
    }
    var total = total();
    return total == null || total == 0 ? 0 : (int) Math.min(99, downloadedNow() * 100 / total);
  }

  @Nullable
  private Long eta(@Nullable Double speed) {
    var total = total();
    return speed == null || total == null || speed < 1
        ? null
        : Math.round(Math.max(0, total - downloaded) / speed);
  }

  private static OptionalLong optional(@Nullable Long size) {
    return size == null ? OptionalLong.empty() : OptionalLong.of(size);
  }
}
