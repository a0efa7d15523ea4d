package org.ytarchive.jobs.job;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;

/** When jobs should be done, and what those wait for that have not started. */
@Singleton
public class Forecast {
  private final JobStore jobs;
  private final Line line;
  private final Breaker breaker;
  private final JobsSettings settings;
  private final Clock clock;

  Forecast(JobStore jobs, Line line, Breaker breaker, JobsSettings settings, Clock clock) {
    this.jobs = jobs;
    this.line = line;
    this.breaker = breaker;
    this.settings = settings;
    this.clock = clock;
  }

  /** How long the last downloads took on average; empty before the first. */
  public Optional<Duration> pace() {
    return jobs.load().perJob();
  }

  /** Why the job has not started; empty when it has. */
  public Optional<Waiting> waiting(Job job) {
    return Waiting.of(job, breaker.state(Egress.YOUTUBE), clock.instant());
  }

  /** When the job should be done; empty when nothing is known, or when it has ended. */
  public Optional<Instant> estimate(Job job) {
    if (job.isParent()) {
      return Optional.empty();
    }
    return switch (job.status()) {
      case QUEUED -> job.kind() == JobKind.DOWNLOAD ? byLine(job) : Optional.empty();
      case DOWNLOADING -> bySpeed(job);
      case COMPLETED, FAILED, CANCELLED -> Optional.empty();
    };
  }

  /** At the pace of the jobs before it. */
  private Optional<Instant> byLine(Job job) {
    var due = Objects.requireNonNullElse(job.nextAttemptAt(), job.updatedAt());
    var load = jobs.load().behind(line.ahead(job.options().priority(), due));
    return load.estimate(settings.workers(), startOf(job));
  }

  /** Not before it is due, nor before the way is free. */
  private Instant startOf(Job job) {
    var way = breaker.state(Egress.YOUTUBE);
    return Stream.of(clock.instant(), job.nextAttemptAt(), way.until())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** At the pace of this job so far. */
  private Optional<Instant> bySpeed(Job job) {
    int percent = job.progress().percent();
    if (job.startedAt() == null || percent <= Phase.DOWNLOAD.floor()) {
      return job.kind() == JobKind.DOWNLOAD ? pace().map(clock.instant()::plus) : Optional.empty();
    }
    var spent = Duration.between(job.startedAt(), clock.instant());
    return Optional.of(clock.instant().plus(spent.multipliedBy(100 - percent).dividedBy(percent)));
  }
}
