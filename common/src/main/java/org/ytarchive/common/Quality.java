package org.ytarchive.common;

import java.util.regex.Pattern;

/**
 * What a caller wishes for: {@code best}, {@code worst}, {@code audio} or a height such as {@code
 * 720p}.
 */
public sealed interface Quality {
  Pattern HEIGHT = Pattern.compile("([1-9][0-9]{1,3})p");

  /** The highest resolution there is. */
  record Best() implements Quality {
    @Override
    public String toString() {
      return "best";
    }
  }

  /** The lowest resolution there is. */
  record Worst() implements Quality {
    @Override
    public String toString() {
      return "worst";
    }
  }

  /** No picture. */
  record Audio() implements Quality {
    @Override
    public String toString() {
      return "audio";
    }
  }

  /**
   * At most this many lines, or exactly so many when the caller is strict.
   *
   * @param pixels 10..9999
   */
  record Height(int pixels) implements Quality {
    @Override
    public String toString() {
      return pixels + "p";
    }
  }

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming {@code quality}. */
  static Quality parse(String text) {
    return switch (text) {
      case "best" -> new Best();
      case "worst" -> new Worst();
      case "audio" -> new Audio();
      default -> height(text);
    };
  }

  private static Quality height(String text) {
    var match = HEIGHT.matcher(text);
    if (!match.matches()) {
      throw ArchiveException.invalid(
          "quality", "quality is best, worst, audio or a height such as 720p");
    }
    return new Height(Integer.parseInt(match.group(1)));
  }
}
