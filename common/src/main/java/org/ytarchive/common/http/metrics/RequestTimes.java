package org.ytarchive.common.http.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** {@code http_server_requests_seconds}: until an answer begins, not until a stream ends. */
@Singleton
class RequestTimes {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  /** All three are ours, not the caller's: there are only so many. */
  record Kind(String method, String uri, int status) {}

  private final MeterRegistry registry;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  void answered(Kind kind, long nanos) {
    timers.computeIfAbsent(kind, this::timer).record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("http.server.requests")
        .description("Requests until their answer begins.")
        .tag("method", kind.method())
        .tag("uri", kind.uri())
        .tag("status", String.valueOf(kind.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
