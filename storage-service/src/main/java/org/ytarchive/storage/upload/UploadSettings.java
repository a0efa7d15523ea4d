package org.ytarchive.storage.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.nio.file.Path;
import java.util.List;

/**
 * How files are taken in.
 *
 * @param temp where unfinished uploads wait
 * @param maxFileSize such as {@code 5GB}, of 1024 x 1024 x 1024 bytes each
 * @param freeSpaceFloor bytes that stay free on the disk
 */
@ConfigurationProperties("ytarchive.uploads")
record UploadSettings(
    Path temp,
    String maxFileSize,
    @ReadableBytes @Bindable(defaultValue = "268435456") long freeSpaceFloor) {
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  long maxFileBytes() {
    var digits = maxFileSize.replaceAll("\\D", "");
    var unit = UNITS.indexOf(maxFileSize.substring(digits.length()));
    return Math.multiplyExact(Long.parseLong(digits), 1L << (10 * unit));
  }
}
