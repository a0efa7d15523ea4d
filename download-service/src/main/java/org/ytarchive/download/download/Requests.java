package org.ytarchive.download.download;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.common.SubtitleLanguages;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.download.media.FormatSelection;
import org.ytarchive.download.work.WorkErrors;

/** Reads a wish from the wire, or says what is wrong with it. */
@Singleton
class Requests {
  private static final int MAX_JOB_ID = 200;
  private static final int HIGHEST_PRIORITY = 10;

  private final DownloadRoot root;

  Requests(DownloadRoot root) {
    this.root = root;
  }

  DownloadRequest read(DownloadId id, NewDownload wish) {
    var jobId = jobId(wish.jobId());
    return new DownloadRequest(
        jobId,
        WorkErrors.attempt(wish.attempt()),
        order(wish),
        root.folder(Optional.ofNullable(wish.outputPath()).orElse("")),
        WorkFolders.nameOf(jobId.orElse(id.toString())));
  }

  /** No part of what is wanted: it may differ from one attempt to the next. */
  static int priority(NewDownload wish) {
    int priority = Optional.ofNullable(wish.priority()).orElse(0);
    if (Math.abs(priority) > HIGHEST_PRIORITY) {
      throw ArchiveException.invalid(
          "priority", "priority must be -%d..%<d".formatted(HIGHEST_PRIORITY));
    }
    return priority;
  }

  private static DownloadOrder order(NewDownload wish) {
    return new DownloadOrder(
        videoId(wish.videoId()),
        Quality.parse(Optional.ofNullable(wish.quality()).orElse("best")),
        Optional.ofNullable(wish.formatSelection()).map(s -> FormatSelection.parse(s).toString()),
        Boolean.TRUE.equals(wish.extractAudio()),
        Boolean.TRUE.equals(wish.qualityStrict()),
        SubtitleLanguages.parse(wish.subtitles()),
        format(wish),
        !Boolean.FALSE.equals(wish.autoCaptions()));
  }

  private static Optional<OutputFormat> format(NewDownload wish) {
    var format = Optional.ofNullable(wish.outputFormat()).map(OutputFormat::parse);
    boolean video = format.filter(f -> f.media() == OutputFormat.Media.VIDEO).isPresent();
    if (video && (Boolean.TRUE.equals(wish.extractAudio()) || "audio".equals(wish.quality()))) {
      throw ArchiveException.invalid(
          "output_format", "output_format is one of sound, since sound alone is wanted");
    }
    return format;
  }

  private static VideoId videoId(@Nullable String text) {
    if (text == null) {
      throw new ArchiveException(ErrorCode.INVALID_VIDEO_ID, "video_id is missing");
    }
    return new VideoId(text);
  }

  private static Optional<String> jobId(@Nullable String jobId) {
    if (jobId == null) {
      return Optional.empty();
    }
    boolean odd = jobId.codePoints().anyMatch(c -> c < 0x21 || c > 0x7E);
    if (jobId.isEmpty() || jobId.length() > MAX_JOB_ID || odd) {
      throw ArchiveException.invalid(
          "job_id", "job_id has 1.." + MAX_JOB_ID + " visible ASCII characters");
    }
    return Optional.of(jobId);
  }
}
