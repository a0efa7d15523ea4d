package org.ytarchive.jobs.door.processing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;

/**
 * How videos are taken in.
 *
 * @param maxSize such as {@code 5GB}, of 1024 x 1024 x 1024 bytes each
 * @param perMinute uploads a client address may begin in a minute; 0: any number
 * @param maxAttempts how often each of the two jobs is tried
 * @param patience how long an upload waits for another service before it fails
 * @param abandoned how long an upload may be silent before it counts as given up
 */
@ConfigurationProperties("ytarchive.processing")
record UploadSettings(
    String maxSize,
    int perMinute,
    @Bindable(defaultValue = "3") int maxAttempts,
    @Bindable(defaultValue = "30s") Duration patience,
    @Bindable(defaultValue = "10m") Duration abandoned) {
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  long maxBytes() {
    var digits = maxSize.replaceAll("\\D", "");
    var unit = UNITS.indexOf(maxSize.substring(digits.length()));
    return Math.multiplyExact(Long.parseLong(digits), 1L << (10 * unit));
  }
}
