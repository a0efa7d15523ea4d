package org.ytarchive.download.output;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;

/** Makes a stranger's text fit to stand in a file name on any system, and keeps it readable. */
final class CleanText {

  /** What a file system or a shell takes for something else, by its wide twin. */
  private static final Map<Integer, String> TWINS =
      Map.ofEntries(
          Map.entry((int) '/', "\u29F8"),
          Map.entry((int) '\\', "\u29F9"),
          Map.entry((int) ':', "\uFF1A"),
          Map.entry((int) '*', "\uFF0A"),
          Map.entry((int) '?', "\uFF1F"),
          Map.entry((int) '"', "\uFF02"),
          Map.entry((int) '<', "\uFF1C"),
          Map.entry((int) '>', "\uFF1E"),
          Map.entry((int) '|', "\uFF5C"));

  private CleanText() {}

  static String of(String text) {
    var clean = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(clean, c));
    return clean.toString().replaceAll("\\s+", " ").strip();
  }

  private static void append(StringBuilder clean, int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      clean.append(' ');
    } else if (isVisible(c)) {
      var twin = TWINS.get(c);
      clean.append(twin == null ? Character.toString(c) : twin);
    }
  }

  /** Drops controls, lone surrogates and what turns the direction of writing around. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          false;
      case Character.FORMAT -> c == 0x200C || c == 0x200D; // joiners: emoji, Persian, Indic
      default -> true;
    };
  }

  /** The longest beginning of at most {@code limit} bytes of UTF-8, never half a character. */
  static String cut(String text, int limit) {
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      bytes += size(Character.toString(c));
      if (bytes > limit) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }

  static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
