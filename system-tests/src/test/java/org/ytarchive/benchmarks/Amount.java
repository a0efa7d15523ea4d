package org.ytarchive.benchmarks;

import java.util.Locale;

/**
 * How much of something there was.
 *
 * @param limit the most that is as promised
 */
public record Amount(String what, double value, String unit, double limit) implements Figure {

  @Override
  public boolean isKept() {
    return value <= limit;
  }

  @Override
  public String inWords() {
    var most = limit == Double.MAX_VALUE ? "" : String.format(Locale.ROOT, " (limit %.1f)", limit);
    return String.format(Locale.ROOT, "%s: %.1f %s%s", what, value, unit, most);
  }
}
