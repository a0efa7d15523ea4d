package org.ytarchive.download.ytdlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Quality;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.tool.Folders;

/** Whether a download may go on, once it is known what it will bring. */
final class Admission {
  private final DownloadOrder order;
  private final Path folder;
  private final DownloadLimits limits;
  private final boolean soundOnly;

  Admission(DownloadOrder order, Path folder, DownloadLimits limits) {
    this.order = order;
    this.folder = folder;
    this.limits = limits;
    this.soundOnly = FormatChoice.of(order).soundOnly();
  }

  /** Why not, if not. */
  Optional<Failure> judge(Extraction extraction) {
    return Stream.of(
            live(extraction),
            kind(extraction),
            quality(extraction),
            size(extraction),
            space(extraction))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether there is less space than making the file takes, so that it may have failed for it. */
  boolean isLowOnSpace(Extraction extraction) {
    var size = extraction.estimatedSize();
    return usable() < (size == null ? 0 : size) + limits.spareBytes();
  }

  private static Optional<Failure> live(Extraction extraction) {
    return extraction.live()
        ? refuse(
            ErrorCode.DOWNLOAD_FAILED,
            FailureClass.LATER,
            "the video is being broadcast: it can be archived when that has ended")
        : Optional.empty();
  }

  private static Optional<Failure> kind(Extraction extraction) {
    return extraction.streams().stream()
        .map(ChosenStream::ext)
        .filter(ext -> ext != null && !FileKinds.isAllowed(ext))
        .findFirst()
        .flatMap(
            ext ->
                refuse(
                    ErrorCode.YTDLP_ERROR,
                    FailureClass.NEVER,
                    "files of kind " + ext + " are not kept"));
  }

  private Optional<Failure> quality(Extraction extraction) {
    if (order.formatSelection().isPresent() || soundOnly) {
      return Optional.empty();
    }
    return switch (order.quality()) {
      case Quality.Height height -> height(extraction, height.pixels());
      case Quality.Best b -> Optional.empty();
      case Quality.Worst w -> Optional.empty();
      case Quality.Audio a -> Optional.empty();
    };
  }

  private Optional<Failure> height(Extraction extraction, int wanted) {
    var picture = extraction.streams().stream().filter(s -> s.lines() != null).findFirst();
    boolean fits =
        picture
            .map(p -> p.isCalled(wanted) || (!order.strict() && isBelow(p, wanted)))
            .orElse(!order.strict());
    return fits
        ? Optional.empty()
        : refuse(
            ErrorCode.QUALITY_NOT_AVAILABLE,
            FailureClass.NEVER,
            order.strict()
                ? "the video does not come in " + wanted + "p"
                : "the video comes only in more than " + wanted + "p");
  }

  private static boolean isBelow(ChosenStream picture, int wanted) {
    return picture.lines() != null && picture.lines() <= wanted;
  }

  private Optional<Failure> size(Extraction extraction) {
    var size = extraction.estimatedSize();
    return size != null && size > limits.fileBytes()
        ? Optional.of(tooLarge(size))
        : Optional.empty();
  }

  /** For what is larger than MAX_FILE_SIZE; {@code size} is 0 when only that is known. */
  Failure tooLarge(long size) {
    return new Failure(
        ErrorCode.PAYLOAD_TOO_LARGE.name(),
        "the file is larger than MAX_FILE_SIZE",
        FailureClass.NEVER,
        Map.of("size", size, "max_file_size", limits.fileBytes()));
  }

  /** yt-dlp calls it a success when a stream was larger than allowed. */
  Failure noFile(Optional<Extraction> extraction) {
    var size = extraction.map(Extraction::estimatedSize);
    return size.isPresent() && size.get() <= limits.fileBytes()
        ? new Failure(
            ErrorCode.YTDLP_ERROR.name(),
            "yt-dlp brought no file and names no reason: look at YTDLP_OPTIONS_FILE",
            FailureClass.BUG,
            Map.of())
        : tooLarge(size.orElse(0L));
  }

  /** What is made of streams needs its space beside them. */
  private Optional<Failure> space(Extraction extraction) {
    var size = extraction.estimatedSize();
    boolean twice = soundOnly || extraction.streams().size() > 1;
    long needed = (size == null ? 0 : size) * (twice ? 2 : 1) - Folders.bytesIn(folder);
    long free = usable();
    return free < Math.max(0, needed) + limits.spareBytes()
        ? Optional.of(
            new Failure(
                ErrorCode.DISK_FULL.name(),
                "the disk is too full for this video: make space",
                FailureClass.DISK_FULL,
                Map.of("needed_bytes", Math.max(0, needed), "free_bytes", free)))
        : Optional.empty();
  }

  private long usable() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Failure> refuse(ErrorCode code, FailureClass what, String message) {
    return Optional.of(new Failure(code.name(), message, what, Map.of()));
  }
}
