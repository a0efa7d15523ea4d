package org.ytarchive.common.http.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Everything measured here, as text. Whatever is away, the page comes, and says what is missing;
 * however many ask, the database is asked once a second at most.
 */
@Singleton
class MetricsPage {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(5);
  private static final long YOUNG = TimeUnit.SECONDS.toNanos(1);

  private final PrometheusMeterRegistry registry;
  private final List<Reading> readings;
  private final JvmMeters jvm;
  private final ReentrantLock lock = new ReentrantLock();
  private String looked = "";
  private long lookedAt;

  MetricsPage(PrometheusMeterRegistry registry, List<MetricsSource> sources, JvmMeters jvm) {
    this.registry = registry;
    this.readings = sources.stream().map(Reading::new).toList();
    this.jvm = jvm;
    this.lookedAt = System.nanoTime() - YOUNG;
  }

  String text() {
    jvm.bind();
    return registry.scrape() + lookedUp();
  }

  private String lookedUp() {
    lock.lock();
    try {
      if (System.nanoTime() - lookedAt >= YOUNG) {
        looked = look();
        lookedAt = System.nanoTime();
      }
      return looked;
    } finally {
      lock.unlock();
    }
  }

  private String look() {
    long deadline = System.nanoTime() + LIMIT;
    readings.forEach(Reading::start);
    var up =
        Metric.gauge(
            "ytarchive_metrics_up",
            "0 while what this source tells cannot be read, and is absent.");
    var texts =
        readings.stream().map(reading -> text(reading, deadline, up)).collect(Collectors.joining());
    return texts + up.text();
  }

  private static String text(Reading reading, long deadline, Metric up) {
    var read = reading.await(Math.max(1, deadline - System.nanoTime()));
    up.with("source", reading.name(), read.isPresent() ? 1 : 0);
    return read.stream().flatMap(List::stream).map(Metric::text).collect(Collectors.joining());
  }
}
