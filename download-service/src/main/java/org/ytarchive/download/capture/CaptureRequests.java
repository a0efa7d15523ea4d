package org.ytarchive.download.capture;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.capture.NewCapture;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.work.WorkErrors;

/** Reads a wish from the wire, or says what is wrong with it. */
@Singleton
class CaptureRequests {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final int LONGEST_NAME = 200;

  private final DownloadRoot root;
  private final CaptureSettings settings;

  CaptureRequests(DownloadRoot root, CaptureSettings settings) {
    this.root = root;
    this.settings = settings;
    settings.devicesByName(); // a wrong list shows at the start
  }

  CaptureRequest read(NewCapture wish) {
    return new CaptureRequest(
        id(wish.jobId()),
        WorkErrors.attempt(wish.attempt()),
        Optional.ofNullable(wish.streamUrl()).map(this::source),
        length(wish.durationSeconds()),
        wish.audio(),
        name(wish.name()),
        root.folder(Optional.ofNullable(wish.outputPath()).orElse("")));
  }

  @SuppressWarnings("NullAway") // a caller may leave anything out
  private static String id(@Nullable String id) {
    if (id == null || !ID.matcher(id).matches()) {
      throw ArchiveException.invalid(
          "job_id", "job_id has 1..100 letters, digits, underscores or hyphens");
    }
    return id;
  }

  private String source(String text) {
    try {
      if (Source.parse(text) instanceof Source.Device(var name)
          && !settings.devicesByName().containsKey(name)) {
        throw new IllegalArgumentException("CAMERA_DEVICES names no such camera");
      }
      return text;
    } catch (IllegalArgumentException e) {
      throw new ArchiveException(ErrorCode.SOURCE_NOT_ALLOWED, String.valueOf(e.getMessage()));
    }
  }

  private Duration length(long seconds) {
    if (seconds < 1 || seconds > settings.maxDuration().toSeconds()) {
      throw ArchiveException.invalid(
          "duration_seconds", "duration_seconds must be 1.." + settings.maxDuration().toSeconds());
    }
    return Duration.ofSeconds(seconds);
  }

  private static Optional<String> name(@Nullable String name) {
    if (name != null && (name.isBlank() || name.length() > LONGEST_NAME)) {
      throw ArchiveException.invalid("name", "name has 1.." + LONGEST_NAME + " characters");
    }
    return Optional.ofNullable(name);
  }
}
