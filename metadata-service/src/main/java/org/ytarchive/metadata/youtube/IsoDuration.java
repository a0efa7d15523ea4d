package org.ytarchive.metadata.youtube;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** YouTube's durations, {@code PT3M32S}; unlike {@link java.time.Duration} it knows weeks. */
final class IsoDuration {
  private static final Pattern FORM =
      Pattern.compile(
          "P(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
              + "(?:T(?:(\\d{1,6})H)?(?:(\\d{1,6})M)?(?:(\\d{1,6})(?:\\.\\d+)?S)?)?");
  private static final int[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private IsoDuration() {}

  /** Seconds. Empty for zero, which is what live and upcoming videos have, and for no duration. */
  static Optional<Long> seconds(String text) {
    return FORM.matcher(text)
        .results()
        .findFirst()
        .filter(match -> match.group().equals(text))
        .map(IsoDuration::sum)
        .filter(seconds -> seconds > 0);
  }

  private static long sum(MatchResult match) {
    long sum = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      var part = match.group(i + 1);
      sum += part == null ? 0 : Long.parseLong(part) * SECONDS[i];
    }
    return sum;
  }
}
