package org.ytarchive.download.download;

import java.util.List;
import java.util.Locale;

/** Numbers as the documents write them. */
final class Words {
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  private Words() {}

  /** Bytes per second as {@code 1.2MB/s}; a MB has a million bytes. */
  static String speed(long bytesPerSecond) {
    double value = bytesPerSecond;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    var number = unit == 0 ? "%.0f" : "%.1f";
    return String.format(Locale.ROOT, number, value) + UNITS.get(unit) + "/s";
  }

  /** Seconds as {@code mm:ss}, from an hour on {@code h:mm:ss}. */
  static String eta(long seconds) {
    long rest = Math.max(seconds, 0);
    var minutes = String.format(Locale.ROOT, "%02d:%02d", rest / 60 % 60, rest % 60);
    return rest < 3600 ? minutes : rest / 3600 + ":" + minutes;
  }
}
