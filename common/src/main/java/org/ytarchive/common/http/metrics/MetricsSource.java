package org.ytarchive.common.http.metrics;

import java.util.List;

/**
 * Who has something to measure that is looked up when somebody asks, mostly in the database: then
 * every replica tells the same. What happens in this process is counted in the registry instead.
 */
public interface MetricsSource {

  /** One word, {@code source} at {@code ytarchive_metrics_up}. */
  String name();

  /** Asked at most once a second, at a cost that does not grow with what is kept. May throw. */
  List<Metric> metrics();
}
