package org.ytarchive.jobs.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.ErrorCode;

/** Counts the jobs that this replica saw end, and how long they were worked on. */
@Singleton
class JobEnds {
  private static final String NO_REASON = "none";
  private static final Set<String> REASONS =
      Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());
  private static final Duration[] BUCKETS =
      Stream.of("1s", "5s", "15s", "30s", "1m", "2m", "5m", "15m", "30m", "1h", "3h", "6h", "24h")
          .map(text -> Duration.parse("PT" + text))
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  /** Those that end well are there from the start: what was never there has no rate. */
  JobEnds(MeterRegistry registry) {
    this.registry = registry;
    ended(JobStatus.COMPLETED, NO_REASON);
    ended(JobStatus.CANCELLED, NO_REASON);
    duration(JobKind.DOWNLOAD, JobStatus.COMPLETED);
  }

  /** From the start of its last attempt on; a job that never started took no time. */
  @TransactionalEventListener
  void count(JobEnded end) {
    var job = end.job();
    ended(job.status(), reason(job)).increment();
    if (job.startedAt() != null && job.finishedAt() != null) {
      duration(job.kind(), job.status())
          .record(Duration.between(job.startedAt(), job.finishedAt()));
    }
  }

  private static String reason(Job job) {
    if (job.status() != JobStatus.FAILED || job.error() == null) {
      return NO_REASON;
    }
    return REASONS.contains(job.error().code()) ? job.error().code() : "OTHER";
  }

  private Counter ended(JobStatus outcome, String reason) {
    return Counter.builder("ytarchive.jobs.finished")
        .description("Jobs that ended; reason is the error code of those that failed.")
        .tag("outcome", outcome.wireName())
        .tag("reason", reason)
        .register(registry);
  }

  private Timer duration(JobKind kind, JobStatus outcome) {
    return Timer.builder("ytarchive.job.duration")
        .description("How long the last attempt at a job took.")
        .tag("kind", kind.wireName())
        .tag("outcome", outcome.wireName())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
