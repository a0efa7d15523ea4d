package org.ytarchive.standalone.cli;

import java.time.Duration;
import java.util.Locale;

/** Sizes, times and titles as a person reads them. */
final class Text {
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private Text() {}

  /** 5123456 becomes {@code 5.1 MB}. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** 75.4 becomes {@code 1:15}. */
  static String time(double seconds) {
    var whole = Duration.ofSeconds(Math.round(seconds));
    return whole.toHours() > 0
        ? String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            whole.toHours(),
            whole.toMinutesPart(),
            whole.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", whole.toMinutes(), whole.toSecondsPart());
  }

  /**
   * Exactly this many columns, cut or filled. Titles come from strangers: nothing in them may move
   * the cursor, turn the direction of writing or change colours.
   */
  static String fixed(String text, int columns) {
    var out = new StringBuilder();
    int used = 0;
    for (int point : harmless(text).codePoints().toArray()) {
      int width = width(point);
      if (used + width > columns) {
        break;
      }
      out.appendCodePoint(point);
      used += width;
    }
    return out.append(" ".repeat(columns - used)).toString();
  }

  /** Without what a terminal would obey instead of show. */
  static String harmless(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .map(point -> Character.isWhitespace(point) ? ' ' : point)
        .filter(point -> !isControl(point))
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static boolean isControl(int point) {
    int type = Character.getType(point);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  /** East Asian letters and pictures take two columns, marks upon letters none. */
  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        (point >= 0x1100 && point <= 0x115F)
            || (point >= 0x2E80 && point <= 0xA4CF)
            || (point >= 0xAC00 && point <= 0xD7A3)
            || (point >= 0xF900 && point <= 0xFAFF)
            || (point >= 0xFE30 && point <= 0xFE6F)
            || (point >= 0xFF00 && point <= 0xFF60)
            || (point >= 0x1F300 && point <= 0x1FAFF)
            || (point >= 0x20000 && point <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
