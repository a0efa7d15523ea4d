package org.ytarchive.jobs.metrics;

import java.util.List;

/** Who has something to measure. Asked whenever somebody reads {@code /metrics}. */
public interface MetricsSource {
  List<Metric> metrics();
}
