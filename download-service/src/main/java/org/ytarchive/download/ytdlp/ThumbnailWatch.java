package org.ytarchive.download.ytdlp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.ytarchive.common.VideoId;

/**
 * yt-dlp fetches the thumbnail before the video. A server of pictures that is away or slow must not
 * hold up the video: from the first sign of trouble on, there is not much time.
 */
final class ThumbnailWatch {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TROUBLE = "Unable to download video thumbnail";

  private final Path draft;
  private final Duration patience;
  private final LongSupplier nanos;
  private volatile boolean troubled = false;
  private boolean begun = false;
  private long since;

  ThumbnailWatch(VideoId video, Path folder) {
    this(video, folder, PATIENCE, System::nanoTime);
  }

  ThumbnailWatch(VideoId video, Path folder, Duration patience, LongSupplier nanos) {
    this.draft = folder.resolve(YtDlpArguments.UNFINISHED).resolve(video.value());
    this.patience = patience;
    this.nanos = nanos;
  }

  /** A line of yt-dlp's standard error. */
  void hear(String line) {
    troubled |= line.contains(TROUBLE);
  }

  /** Whether it takes too long; asked while the video has not begun. */
  boolean isStuck() {
    if (!begun && (troubled || isDrafted())) {
      begun = true;
      since = nanos.getAsLong();
    }
    return begun && nanos.getAsLong() - since > patience.toNanos();
  }

  private boolean isDrafted() {
    return Stream.of(Picture.values())
        .anyMatch(kind -> Files.exists(draft.resolveSibling(draft.getFileName() + kind.ending())));
  }
}
