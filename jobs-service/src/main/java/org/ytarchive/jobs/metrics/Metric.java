package org.ytarchive.jobs.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One figure for a Prometheus to read, with all its samples.
 *
 * @param type {@code gauge} or {@code counter}
 * @param samples a value each, by the labels as they are written, such as {@code kind="capture"}
 */
public record Metric(String name, String help, String type, Map<String, Number> samples) {

  public static Metric gauge(String name, String help) {
    return new Metric(name, help, "gauge", new LinkedHashMap<>());
  }

  /** Its name ends with {@code _total}. */
  public static Metric counter(String name, String help) {
    return new Metric(name, help, "counter", new LinkedHashMap<>());
  }

  /**
   * @param labels such as {@code kind="capture"}; empty: none
   */
  public Metric with(String labels, Number value) {
    samples.put(labels, value);
    return this;
  }

  String text() {
    var lines =
        samples.entrySet().stream()
            .map(sample -> name + braces(sample.getKey()) + " " + sample.getValue() + "\n")
            .collect(Collectors.joining());
    return "# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type) + lines;
  }

  private static String braces(String labels) {
    return labels.isEmpty() ? "" : "{" + labels + "}";
  }
}
