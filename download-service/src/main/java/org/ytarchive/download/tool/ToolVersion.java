package org.ytarchive.download.tool;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A version as programs print it, such as {@code 2025.04.30} or {@code 22.11.0}. Only its leading
 * numbers count; what follows them is kept for people.
 */
public record ToolVersion(String text) implements Comparable<ToolVersion> {
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)*");

  public boolean isAtLeast(String other) {
    return compareTo(new ToolVersion(other)) >= 0;
  }

  @Override
  public int compareTo(ToolVersion other) {
    return Arrays.compare(numbers(), other.numbers());
  }

  private int[] numbers() {
    var match = NUMBERS.matcher(text);
    if (!match.find()) {
      return new int[0];
    }
    return Arrays.stream(match.group().split("\\."))
        .mapToInt(n -> n.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(n))
        .toArray();
  }

  @Override
  public String toString() {
    return text;
  }
}
