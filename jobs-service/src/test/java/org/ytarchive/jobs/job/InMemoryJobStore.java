package org.ytarchive.jobs.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;

/** Jobs in memory, for tests; one lock stands for the row locks. */
public final class InMemoryJobStore implements JobStore {
  private static final Comparator<Job> NEWEST =
      Comparator.comparing(Job::createdAt)
          .thenComparing(job -> job.id().value().toString())
          .reversed();

  /** What was put into the queues, as {@code id:attempt} or {@code ERRAND:id:attempt}. */
  public final List<String> queued = new ArrayList<>();

  public final List<EventKind> told = new ArrayList<>();
  private final Map<JobId, Job> jobs = new LinkedHashMap<>();
  private final Map<JobId, Progress> progress = new HashMap<>();

  @Override
  public synchronized void insert(Job job) {
    write(Change.enqueued(job.withNextEvent(), EventKind.JOB_QUEUED));
  }

  @Override
  public synchronized Optional<Job> find(JobId id) {
    return Optional.ofNullable(jobs.get(id)).map(this::withProgress);
  }

  private Job withProgress(Job job) {
    var live = progress.get(job.id());
    return live == null ? job : job.reach(live);
  }

  @Override
  public synchronized JobPage list(Optional<JobStatus> status, Slice slice) {
    var all =
        jobs.values().stream()
            .filter(job -> status.isEmpty() || status.get() == job.status())
            .sorted(NEWEST)
            .toList();
    return new JobPage(
        all.stream().skip(slice.offset()).limit(slice.limit()).map(this::withProgress).toList(),
        all.size());
  }

  @Override
  public synchronized Optional<Job> change(JobId id, Function<Job, Optional<Change>> step) {
    var before =
        find(id).orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no job " + id));
    var change = step.apply(before);
    return change.map(
        c -> {
          if (c.job().nextAttempt() != before.nextAttempt()) {
            progress.remove(id);
          }
          return write(c.event().isPresent() ? c.withJob(c.job().withNextEvent()) : c);
        });
  }

  private Job write(Change change) {
    var job = change.job();
    jobs.put(job.id(), job);
    change.event().ifPresent(told::add);
    if (change.enqueued()) {
      queued.add(job.id() + ":" + job.nextAttempt());
    }
    change.errands().forEach(e -> queued.add(e + ":" + job.id() + ":" + job.attempt()));
    return job;
  }

  @Override
  public synchronized boolean report(JobId id, long run, Progress newer) {
    var job = Objects.requireNonNull(jobs.get(id));
    if (job.isHeldBy(run)) {
      progress.put(id, newer);
    }
    return job.isHeldBy(run);
  }

  @Override
  public synchronized Load load() {
    return new Load(count(JobStatus.QUEUED), count(JobStatus.DOWNLOADING), mean());
  }

  private long count(JobStatus status) {
    return jobs.values().stream().filter(job -> job.status() == status).count();
  }

  private Optional<Duration> mean() {
    OptionalDouble mean =
        jobs.values().stream()
            .filter(job -> job.status() == JobStatus.COMPLETED)
            .mapToLong(
                job ->
                    Duration.between(
                            Objects.requireNonNull(job.startedAt()),
                            Objects.requireNonNull(job.finishedAt()))
                        .toMillis())
            .average();
    return mean.isPresent()
        ? Optional.of(Duration.ofMillis((long) mean.getAsDouble()))
        : Optional.empty();
  }
}
