package org.ytarchive.jobs.capture;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;
import org.ytarchive.contracts.capture.CaptureGap;
import org.ytarchive.contracts.capture.CaptureView;

/** How captures fare, as far as this replica saw them end. */
@Singleton
public class CaptureMetrics implements MetricsSource {
  private final LongAdder seconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder lostMillis = new LongAdder();
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();

  /** An attempt brought its file. */
  public void recorded(CaptureView ended) {
    seconds.add(ended.recordedMillis() / 1000);
    bytes.add(ended.bytes());
    gaps.add(ended.gaps().size());
    lostMillis.add(ended.gaps().stream().mapToLong(CaptureGap::lostMillis).sum());
  }

  /** An attempt failed. */
  public void failed(String code) {
    failures.computeIfAbsent(code, c -> new LongAdder()).increment();
  }

  @Override
  public String name() {
    return "captures";
  }

  @Override
  public List<Metric> metrics() {
    var failed =
        Metric.counter("ytarchive_capture_failures_total", "Failed attempts at captures, by code.");
    failures.forEach((code, count) -> failed.with("code", code, count.sum()));
    return List.of(
        failed,
        counter("recorded_seconds_total", "Seconds of picture recorded.", seconds.sum()),
        counter("recorded_bytes_total", "Bytes recorded.", bytes.sum()),
        counter("gaps_total", "Times a source was away during a capture.", gaps.sum()),
        counter(
            "lost_seconds_total",
            "Seconds of which there is no picture.",
            lostMillis.sum() / 1000.0));
  }

  private static Metric counter(String name, String help, Number value) {
    return Metric.counter("ytarchive_capture_" + name, help).of(value);
  }
}
