package org.ytarchive.download.tool;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Sizes as settings write them: {@code 500MB}, {@code 5GB}; each unit is 1024 of the one before.
 */
final class ByteSize {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,9})(B|KB|MB|GB|TB)");
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  private ByteSize() {}

  static long parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a size such as 5GB: " + text);
    }
    long unit = 1L << (10 * UNITS.indexOf(match.group(2)));
    return Math.multiplyExact(Long.parseLong(match.group(1)), unit);
  }
}
