package org.ytarchive.download.capture;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.ytarchive.common.settings.SettingsException;

/**
 * What captures may do.
 *
 * @param concurrent at once in this process
 * @param maxDuration the longest recording
 * @param devices cameras at this machine: {@code NAME=/dev/video0}, with commas between
 * @param stall how long a source may give no picture before it is left and connected to again
 * @param patience how long a source that was never there is tried
 * @param keep how long what a failed capture recorded waits for the next attempt
 */
@ConfigurationProperties("ytarchive.captures")
public record CaptureSettings(
    @Bindable(defaultValue = "16") int concurrent,
    @Bindable(defaultValue = "24h") Duration maxDuration,
    @Nullable String devices,
    @Bindable(defaultValue = "6s") Duration stall,
    @Bindable(defaultValue = "10s") Duration patience,
    @Bindable(defaultValue = "24h") Duration keep) {

  /** By name; throws {@link SettingsException} for what is no list of devices. */
  public Map<String, Path> devicesByName() {
    if (devices == null || devices.isBlank()) {
      return Map.of();
    }
    return Arrays.stream(devices.split(","))
        .map(String::strip)
        .map(CaptureSettings::device)
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> Path.of(pair[1])));
  }

  private static String[] device(String pair) {
    if (!pair.matches("[A-Za-z0-9_-]{1,50}=/dev/[A-Za-z0-9/_-]{1,100}")) {
      throw new SettingsException("CAMERA_DEVICES: a camera is written NAME=/dev/video0");
    }
    return pair.split("=", 2);
  }
}
