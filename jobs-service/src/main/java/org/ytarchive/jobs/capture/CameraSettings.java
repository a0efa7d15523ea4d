package org.ytarchive.jobs.capture;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Optional;
import org.ytarchive.common.settings.SettingsException;

/**
 * What a capture is when its caller leaves it open, and what it may be.
 *
 * @param defaultUrl may hold a password; null or empty: a test pattern
 * @param defaultDuration whole seconds
 * @param longest what a duration may be at most
 * @param atOnce captures that may be queued or running
 */
@ConfigurationProperties("ytarchive.camera")
public record CameraSettings(
    @Nullable String defaultUrl, Duration defaultDuration, Duration longest, int atOnce) {

  public CameraSettings {
    if (defaultDuration.compareTo(longest) > 0) {
      throw new SettingsException("CAMERA_DEFAULT_DURATION is longer than CAMERA_MAX_DURATION");
    }
    if (defaultDuration.toSeconds() < 1 || defaultDuration.toNanosPart() != 0) {
      throw new SettingsException("CAMERA_DEFAULT_DURATION is whole seconds");
    }
    Optional.ofNullable(defaultUrl)
        .filter(url -> !url.isBlank())
        .flatMap(StreamUrl::fault)
        .ifPresent(CameraSettings::refuse);
  }

  /** Without the address, which may hold a password. */
  private static void refuse(String fault) {
    throw new SettingsException("CAMERA_DEFAULT_URL " + fault);
  }

  @Override
  public String toString() {
    return "captures of " + defaultDuration + ", at most " + longest + ", " + atOnce + " at once";
  }
}
