package org.ytarchive.common.http.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One figure for a Prometheus to read, with all its samples as they are just now.
 *
 * @param name starts with {@code ytarchive_}; {@code docs/observability.md} promises it
 * @param type {@code gauge} or {@code counter}
 * @param samples a value each, by the labels as they are written
 */
public record Metric(String name, String help, String type, Map<String, Number> samples) {

  public static Metric gauge(String name, String help) {
    return new Metric(name, help, "gauge", new LinkedHashMap<>());
  }

  /** Its name ends with {@code _total}. */
  public static Metric counter(String name, String help) {
    return new Metric(name, help, "counter", new LinkedHashMap<>());
  }

  /** Its one sample, without a label. */
  public Metric of(Number value) {
    samples.put("", value);
    return this;
  }

  /**
   * @param word one of a known few: never what a caller sent
   */
  public Metric with(String label, String word, Number value) {
    samples.put("{%s=\"%s\"}".formatted(label, escaped(word)), value);
    return this;
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  String text() {
    var lines =
        samples.entrySet().stream()
            .map(sample -> name + sample.getKey() + " " + sample.getValue() + "\n")
            .collect(Collectors.joining());
    return "# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type) + lines;
  }
}
