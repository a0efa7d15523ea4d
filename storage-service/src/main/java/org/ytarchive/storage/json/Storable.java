package org.ytarchive.storage.json;

import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What PostgreSQL can keep of JSON. It refuses the character 0 and half surrogate pairs, and writes
 * numbers out without an exponent: {@code 1e100000}, eight characters, would come back as 100,000.
 */
public final class Storable {
  private static final int MAX_DIGITS = 400; // any double fits

  private Storable() {}

  /** Whether a text can be kept as it is. */
  public static boolean isStorable(String text) {
    return text.indexOf('\0') < 0
        && text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= 0xDFFF);
  }

  /** What cannot be kept, and where; empty if all can. */
  public static Optional<String> problem(String path, @Nullable Object value) {
    return switch (value) {
      case Map<?, ?> object -> inObject(path, object);
      case List<?> array -> inArray(path, array);
      case String text when !isStorable(text) -> Optional.of(path + " holds an unusable character");
      case BigDecimal number when !isModest(number) -> tooLarge(path);
      case BigInteger number when number.bitLength() > MAX_DIGITS * 3 -> tooLarge(path);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> inObject(String path, Map<?, ?> object) {
    return object.entrySet().stream()
        .flatMap(
            e ->
                Stream.of(
                    problem(path, e.getKey()), problem(path + "." + e.getKey(), e.getValue())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> inArray(String path, List<?> array) {
    return IntStream.range(0, array.size())
        .mapToObj(i -> problem(path + "[" + i + "]", array.get(i)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isModest(BigDecimal number) {
    long integerDigits = (long) number.precision() - number.scale();
    return Math.abs(integerDigits) <= MAX_DIGITS
        && number.scale() <= MAX_DIGITS
        && number.precision() <= MAX_DIGITS;
  }

  private static Optional<String> tooLarge(String path) {
    return Optional.of(path + " is a number out of range");
  }
}
