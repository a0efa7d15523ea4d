package org.ytarchive.jobs.capture;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.capture.NewCapture;

/**
 * What a capture is to do, as it stands in its job's options.
 *
 * @param streamUrl may hold a password; null: a test pattern
 * @param duration whole seconds
 * @param audio whether sound is kept, if the source has any
 * @param name what the caller called it
 */
public record CaptureWork(
    @Nullable String streamUrl, Duration duration, boolean audio, @Nullable String name) {
  private static final String STREAM_URL = "stream_url";
  private static final String DURATION_SECONDS = "duration_seconds";
  private static final String AUDIO = "audio";
  private static final String NAME = "name";

  /** For the job's options. */
  public Map<String, Object> write() {
    var work = new LinkedHashMap<String, Object>();
    work.put(DURATION_SECONDS, duration.toSeconds());
    work.put(AUDIO, audio);
    if (streamUrl != null) {
      work.put(STREAM_URL, streamUrl);
    }
    if (name != null) {
      work.put(NAME, name);
    }
    return work;
  }

  /** As Download is asked for it. */
  public NewCapture order(JobId job, int attempt) {
    return new NewCapture(
        job.toString(), attempt, streamUrl, duration.toSeconds(), audio, name, null);
  }

  /** What {@link #write} wrote. */
  public static CaptureWork read(Map<String, Object> work) {
    if (!(work.get(DURATION_SECONDS) instanceof Number seconds)) {
      throw new IllegalArgumentException("a capture without a duration");
    }
    return new CaptureWork(
        text(work, STREAM_URL),
        Duration.ofSeconds(seconds.longValue()),
        Boolean.TRUE.equals(work.get(AUDIO)),
        text(work, NAME));
  }

  @Nullable
  private static String text(Map<String, Object> work, String key) {
    return work.get(key) instanceof String text ? text : null;
  }

  /** Without the address, which may hold a password. */
  @Override
  public String toString() {
    return "capture of " + duration + (streamUrl == null ? " of a test pattern" : "");
  }
}
