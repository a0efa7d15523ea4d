package org.ytarchive.jobs.capture;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how long a capture is to be: whole seconds ({@code 30}, as a number or as text), with a
 * unit ({@code 30s}, {@code 5m}, {@code 1h}, {@code 1d}), or ISO 8601 ({@code PT1M30S}).
 */
public final class DurationForm {
  private static final Pattern WITH_UNIT = Pattern.compile("(-?\\d{1,9})([smhd]?)");

  private DurationForm() {}

  /** Empty for anything else, and for parts of a second. */
  public static Optional<Duration> read(String text) {
    var word = text.strip().toLowerCase(Locale.ROOT);
    var match = WITH_UNIT.matcher(word);
    if (match.matches()) {
      return Optional.of(of(Long.parseLong(match.group(1)), match.group(2)));
    }
    return iso(word).filter(duration -> duration.toNanosPart() == 0);
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  private static Optional<Duration> iso(String word) {
    try {
      return Optional.of(Duration.parse(word));
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
