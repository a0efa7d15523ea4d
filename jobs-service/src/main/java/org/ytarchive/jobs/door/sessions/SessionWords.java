package org.ytarchive.jobs.door.sessions;

import java.util.Locale;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.common.Quality;
import org.ytarchive.jobs.job.JobStatus;

/** This door's words and ours ({@code youtube-downloader-sessions.md}, "Job Lifecycle"). */
final class SessionWords {

  private SessionWords() {}

  static String status(JobStatus status) {
    return switch (status) {
      case QUEUED -> "pending";
      case DOWNLOADING -> "processing";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case CANCELLED -> "cancelled";
    };
  }

  /** Empty for what is neither one of the door's words nor one of ours. */
  static Optional<String> quality(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "best", "highest" -> Optional.of("best");
      case "worst", "lowest" -> Optional.of("worst");
      case "high" -> Optional.of("1080p");
      case "medium" -> Optional.of("720p");
      case "low" -> Optional.of("480p");
      case "4k" -> Optional.of("2160p");
      default -> height(word);
    };
  }

  private static Optional<String> height(String word) {
    try {
      var height = Quality.parse(word.endsWith("p") ? word : word + "p");
      return Optional.of(height).filter(Quality.Height.class::isInstance).map(Object::toString);
    } catch (ArchiveException notAHeight) {
      return Optional.empty();
    }
  }

  /** Where a job's files lie ("Download Structure"). */
  static String folder(OutputFormat.Media media) {
    return switch (media) {
      case VIDEO -> "video";
      case AUDIO -> "audio";
      case TRANSCRIPT -> "transcripts";
    };
  }

  /** What is made when nobody says. */
  static OutputFormat usual(OutputFormat.Media media) {
    return switch (media) {
      case VIDEO -> OutputFormat.MP4;
      case AUDIO -> OutputFormat.M4A;
      case TRANSCRIPT -> OutputFormat.VTT;
    };
  }
}
