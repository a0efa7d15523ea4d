package org.ytarchive.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How much longer we took than somebody else did.
 *
 * @param limit the largest ratio of the medians that is as promised
 */
public record Ratio(String what, List<Duration> ours, List<Duration> theirs, double limit)
    implements Figure {

  public double value() {
    return median(ours) / median(theirs);
  }

  private static double median(List<Duration> times) {
    var sorted = times.stream().mapToLong(Duration::toMillis).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }

  @Override
  public boolean isKept() {
    return value() <= limit;
  }

  @Override
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%s: ratio %.2f (limit %.2f); we %s, yt-dlp alone %s",
        what,
        value(),
        limit,
        ours,
        theirs);
  }
}
