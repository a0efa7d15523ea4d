package org.ytarchive.jobs.capture;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.ytarchive.common.Paging;
import org.ytarchive.common.Slice;
import org.ytarchive.contracts.capture.CaptureGap;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.jobs.job.JobFilter;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.metrics.Metric;
import org.ytarchive.jobs.metrics.MetricsSource;

/** How captures fare: all of them by their state, and what this replica saw them end with. */
@Singleton
public class CaptureMetrics implements MetricsSource {
  private static final Paging COUNT_ALONE = new Paging(new Slice(1, 0), Optional.empty());

  private final JobService jobs;
  private final LongAdder seconds = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder lostMillis = new LongAdder();
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();

  CaptureMetrics(JobService jobs) {
    this.jobs = jobs;
  }

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
  public List<Metric> metrics() {
    var failed =
        Metric.counter("ytarchive_capture_failures_total", "Failed attempts at captures, by code.");
    failures.forEach((code, count) -> failed.with("code=\"" + code + "\"", count.sum()));
    return List.of(
        states(),
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
    return Metric.counter("ytarchive_capture_" + name, help).with("", value);
  }

  private Metric states() {
    var states = Metric.gauge("ytarchive_captures", "Captures, by the state of their jobs.");
    for (var status : JobStatus.values()) {
      states.with("status=\"" + status.wireName() + "\"", count(status));
    }
    return states;
  }

  private long count(JobStatus status) {
    var filter =
        new JobFilter(
            Set.of(status),
            EnumSet.of(JobKind.CAPTURE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return jobs.list(filter, COUNT_ALONE).total();
  }
}
