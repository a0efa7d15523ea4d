package org.ytarchive.jobs.door.processing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.contracts.processing.Adjustments;
import org.ytarchive.jobs.door.InvalidInput;

/** A number an upload may adjust the enhancement by, and its range. */
enum Factor {
  DENOISE(Adjustments.MIN_DENOISE, Adjustments.MAX_DENOISE),
  CONTRAST(Adjustments.MIN_CONTRAST, Adjustments.MAX_CONTRAST),
  SATURATION(Adjustments.MIN_SATURATION, Adjustments.MAX_SATURATION),
  SHARPEN(Adjustments.MIN_SHARPEN, Adjustments.MAX_SHARPEN);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})");

  private final double least;
  private final double most;

  Factor(double least, double most) {
    this.least = least;
    this.most = most;
  }

  String field() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is wrong with a text sent for it, as FastAPI says it. */
  Optional<InvalidInput> problem(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return wrong(
          "float_parsing",
          "Input should be a valid number, unable to parse string as a number",
          text);
    }
    double value = Double.parseDouble(text);
    if (value < least) {
      return wrong(
          "greater_than_equal", "Input should be greater than or equal to " + written(least), text);
    }
    return value > most
        ? wrong("less_than_equal", "Input should be less than or equal to " + written(most), text)
        : Optional.empty();
  }

  private Optional<InvalidInput> wrong(String type, String sentence, String text) {
    return Optional.of(new InvalidInput(type, List.of("body", field()), sentence, text));
  }

  private static String written(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }
}
