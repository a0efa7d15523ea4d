package org.ytarchive.common;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which subtitles somebody wants: exact language codes as YouTube writes them, never a pattern.
 * yt-dlp would take {@code all}, a leading minus or a regular expression for more than a code.
 */
public final class SubtitleLanguages {
  /** Stands for {@link #DEFAULT_CODES}. */
  public static final String DEFAULT = "default";

  /** English, and what YouTube itself heard in an English video. */
  public static final List<String> DEFAULT_CODES = List.of("en", "en-orig");

  public static final int MAX_CODES = 20;
  private static final int MAX_LENGTH = 32;
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9_]{1,16}){0,3}");
  private static final String ALL = "all";

  private SubtitleLanguages() {}

  /**
   * Without doubles, in the order asked for; empty for null.
   *
   * @throws ArchiveException {@code INVALID_PARAMETER} naming {@code subtitles}
   */
  public static List<String> parse(@Nullable List<String> asked) {
    var all = asked == null ? List.<String>of() : asked;
    if (all.size() > MAX_CODES) {
      throw ArchiveException.invalid("subtitles", "at most " + MAX_CODES + " language codes");
    }
    return all.stream().flatMap(SubtitleLanguages::codes).distinct().toList();
  }

  private static Stream<String> codes(@Nullable String asked) {
    if (DEFAULT.equals(asked)) {
      return DEFAULT_CODES.stream();
    }
    if (asked == null || !isCode(asked)) {
      throw ArchiveException.invalid(
          "subtitles", "subtitles are exact language codes such as en, pt-BR or en-orig");
    }
    return Stream.of(asked);
  }

  private static boolean isCode(String text) {
    return text.length() <= MAX_LENGTH
        && CODE.matcher(text).matches()
        && !text.toLowerCase(Locale.ROOT).equals(ALL);
  }
}
