package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;

/** Which subtitles are kept: exact language codes, never a pattern. */
final class Subtitles {
  private static final String DEFAULT = "default";
  private static final List<String> DEFAULT_CODES = List.of("en", "en-orig");
  private static final int MAX_CODES = 20;
  private static final int MAX_LENGTH = 32;
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9_]{1,16}){0,3}");

  private Subtitles() {}

  /** Without doubles, in the order asked for; throws {@code INVALID_PARAMETER}. */
  static List<String> parse(@Nullable List<String> asked) {
    var all = asked == null ? List.<String>of() : asked;
    if (all.size() > MAX_CODES) {
      throw ArchiveException.invalid("subtitles", "at most " + MAX_CODES + " language codes");
    }
    return all.stream().flatMap(Subtitles::codes).distinct().toList();
  }

  private static Stream<String> codes(@Nullable String asked) {
    if (DEFAULT.equals(asked)) {
      return DEFAULT_CODES.stream();
    }
    if (asked == null || asked.length() > MAX_LENGTH || !CODE.matcher(asked).matches()) {
      throw ArchiveException.invalid(
          "subtitles", "subtitles are exact language codes such as en, pt-BR or en-orig");
    }
    return Stream.of(asked);
  }
}
