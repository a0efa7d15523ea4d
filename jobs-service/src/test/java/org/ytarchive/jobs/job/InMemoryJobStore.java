package org.ytarchive.jobs.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;

/** Jobs in memory, for tests; one lock stands for the turns. */
public final class InMemoryJobStore implements JobStore {
  private static final Comparator<Job> NEWEST =
      Comparator.comparing(Job::createdAt)
          .thenComparing(job -> job.id().value().toString())
          .reversed();

  /** What was put into the queues, as {@code id:attempt} or {@code ERRAND:id:attempt}. */
  public final List<String> queued = new ArrayList<>();

  public final List<EventKind> told = new ArrayList<>();
  private final InMemoryEntryStore entries = new InMemoryEntryStore(this);
  private final Map<JobId, Job> jobs = new LinkedHashMap<>();
  private final Map<JobId, Progress> progress = new HashMap<>();

  InMemoryEntryStore entries() {
    return entries;
  }

  @Override
  public synchronized void insert(Job job) {
    write(Change.enqueued(job.withNextEvent(), EventKind.JOB_QUEUED));
  }

  @Override
  public synchronized Optional<Job> alike(Job job, Set<JobId> unlike) {
    return jobs.values().stream()
        .filter(known -> known.wish().equals(job.wish()) && !unlike.contains(known.id()))
        .filter(known -> known.beginsBy(job.due()))
        .filter(
            known ->
                !known.status().isFinal()
                    || (known.status() == JobStatus.COMPLETED && !known.isParent()))
        .min(
            Comparator.<Job, Boolean>comparing(known -> known.status() == JobStatus.COMPLETED)
                .thenComparing(NEWEST));
  }

  @Override
  public synchronized Job insertUnlessAlike(Job job, Set<JobId> unlike) {
    var known = alike(job, unlike);
    if (known.isPresent()) {
      return known.get();
    }
    insert(job);
    return bare(job.id());
  }

  @Override
  public synchronized boolean isBeingBrought(Job job, Instant now) {
    return sharing(job)
        .anyMatch(
            other ->
                other.status() == JobStatus.DOWNLOADING
                    || (other.status() == JobStatus.QUEUED
                        && NEWEST.compare(other, job) > 0
                        && !Objects.requireNonNullElse(other.nextAttemptAt(), other.createdAt())
                            .isAfter(now)));
  }

  @Override
  public synchronized Optional<Job> brought(Job job) {
    return sharing(job)
        .filter(other -> other.status() == JobStatus.COMPLETED && other.file() != null)
        .min(NEWEST);
  }

  @Override
  public synchronized boolean isNeeded(String path, JobId besides) {
    return all()
        .filter(job -> !job.status().isFinal() && !job.id().equals(besides))
        .anyMatch(job -> job.file() != null && job.file().path().equals(path));
  }

  private Stream<Job> sharing(Job job) {
    return all()
        .filter(other -> !other.id().equals(job.id()))
        .filter(other -> other.share().isPresent() && other.share().equals(job.share()));
  }

  @Override
  public synchronized Optional<Job> insertWithin(Job job, OptionalInt atMost) {
    long open =
        all().filter(j -> j.kind() == job.kind()).filter(j -> !j.status().isFinal()).count();
    if (atMost.isPresent() && open >= atMost.getAsInt()) {
      return Optional.empty();
    }
    insert(job);
    return Optional.of(bare(job.id()));
  }

  /** All there are, in the order they came. */
  Stream<Job> all() {
    return jobs.values().stream();
  }

  /** As it was written. */
  Job bare(JobId id) {
    return Objects.requireNonNull(jobs.get(id));
  }

  @Override
  public synchronized Optional<Job> find(JobId id) {
    return Optional.ofNullable(jobs.get(id)).map(this::withProgress);
  }

  private Job withProgress(Job job) {
    if (job.isParent()) {
      return job.status() == JobStatus.DOWNLOADING ? job.at(entries.mean(job.id())) : job;
    }
    var live = progress.get(job.id());
    return live == null ? job : job.reach(live);
  }

  @Override
  public synchronized JobPage list(JobFilter filter, Paging paging) {
    var all = jobs.values().stream().filter(job -> shows(filter, job)).sorted(NEWEST).toList();
    var page =
        all.stream()
            .filter(job -> paging.after().isEmpty() || isAfter(job, paging))
            .skip(paging.slice().offset())
            .limit(paging.fetch())
            .map(this::withProgress)
            .toList();
    return new JobPage(page, all.size());
  }

  private static boolean isAfter(Job job, Paging paging) {
    var end = paging.after().orElseThrow();
    int time = job.createdAt().compareTo(end.instant(0));
    return time < 0
        || (time == 0 && job.id().value().toString().compareTo(end.uuid().toString()) < 0);
  }

  private boolean shows(JobFilter filter, Job job) {
    return filter.statuses().contains(job.status())
        && filter.kinds().contains(job.kind())
        && filter.from().filter(from -> job.createdAt().isBefore(from)).isEmpty()
        && filter.before().filter(before -> !job.createdAt().isBefore(before)).isEmpty()
        && filter.parent().filter(parent -> entries.of(parent, job.id()) == 0).isEmpty()
        && !(filter.orphans() && job.parentId() != null);
  }

  @Override
  public synchronized Optional<Job> change(JobId id, Function<Job, Optional<Change>> step) {
    var found =
        find(id).orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no job " + id));
    var before = found.isParent() ? bare(id) : found;
    return step.apply(before).map(change -> apply(before, change));
  }

  /** As the database does it: the job, then the parents that wait for it. */
  Job apply(Job before, Change step) {
    var change = step.event().isPresent() ? step.withJob(step.job().withNextEvent()) : step;
    if (change.job().nextAttempt() != before.nextAttempt()) {
      progress.remove(before.id());
    }
    var after = write(stopsShort(before, change.job()) ? atMean(change) : change);
    if (before.status().isFinal() != after.status().isFinal()) {
      entries.moved(before, after);
    }
    return after;
  }

  private static boolean stopsShort(Job before, Job after) {
    return before.isParent()
        && before.status() == JobStatus.DOWNLOADING
        && Set.of(JobStatus.FAILED, JobStatus.CANCELLED).contains(after.status());
  }

  private Change atMean(Change change) {
    return change.withJob(change.job().at(entries.mean(change.job().id())));
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
    var job = bare(id);
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
    return jobs.values().stream()
        .filter(job -> !job.isParent())
        .filter(job -> job.status() == status)
        .count();
  }

  private Optional<Duration> mean() {
    OptionalDouble mean =
        jobs.values().stream()
            .filter(job -> job.status() == JobStatus.COMPLETED && !job.isParent())
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
