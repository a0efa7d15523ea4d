package org.ytarchive.jobs.job;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.jobs.JobView;

/** Entries in memory, beside their jobs. */
final class InMemoryEntryStore implements EntryStore {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  private final InMemoryJobStore jobs;
  private final Map<JobId, List<Line>> lists = new HashMap<>();

  InMemoryEntryStore(InMemoryJobStore jobs) {
    this.jobs = jobs;
  }

  private record Line(Entry entry, @Nullable JobId job) {
    boolean isOpen() {
      return job == null && entry.unavailable() == null;
    }

    Entry revived() {
      return new Entry(entry.position(), entry.video(), entry.title(), null);
    }
  }

  private Stream<Line> lines(JobId parent) {
    return lists.getOrDefault(parent, List.of()).stream();
  }

  @Override
  public boolean list(JobId parent, long run, Listing listing) {
    synchronized (jobs) {
      var before = jobs.bare(parent);
      var change = Parents.listed(before, listing, NOON);
      if (before.isHeldBy(run) && change.isPresent()) {
        lists.put(
            parent,
            new ArrayList<>(listing.entries().stream().map(e -> new Line(e, null)).toList()));
        jobs.apply(before, change.get());
      }
      return before.isHeldBy(run);
    }
  }

  @Override
  public List<Job> completedAlike(JobId parent, int limit) {
    synchronized (jobs) {
      var whole = jobs.bare(parent);
      return open(parent, limit).stream()
          .map(line -> whole.child(line.entry().video(), line.entry().position(), NOON).wish())
          .distinct()
          .filter(wish -> !whole.options().force())
          .flatMap(wish -> like(wish, job -> job.status() == JobStatus.COMPLETED))
          .toList();
    }
  }

  private List<Line> open(JobId parent, int limit) {
    return lines(parent).filter(Line::isOpen).limit(limit).toList();
  }

  private Stream<Job> like(String wish, Predicate<Job> wanted) {
    return jobs.all().filter(job -> job.wish().equals(wish)).filter(wanted);
  }

  @Override
  public OptionalInt adopt(JobId parent, long run, int limit, Set<JobId> kept) {
    synchronized (jobs) {
      var whole = jobs.bare(parent);
      if (!whole.isHeldBy(run)) {
        return OptionalInt.empty();
      }
      var open = open(parent, limit);
      var mine = new HashMap<String, Job>();
      int completed = 0;
      for (var line : open) {
        var job = jobFor(whole, line, kept, mine);
        replace(parent, line, new Line(line.entry(), job.id()));
        completed += job.status() == JobStatus.COMPLETED ? 1 : 0;
      }
      jobs.apply(whole, Parents.adopted(whole, completed, NOON));
      return OptionalInt.of(open.size());
    }
  }

  private Job jobFor(Job parent, Line line, Set<JobId> kept, Map<String, Job> mine) {
    var fresh = parent.child(line.entry().video(), line.entry().position(), NOON);
    var known =
        parent.options().force()
            ? Optional.<Job>empty()
            : like(
                    fresh.wish(),
                    job ->
                        (!job.status().isFinal() && job.beginsBy(NOON)) || kept.contains(job.id()))
                .findFirst();
    return known.orElseGet(
        () ->
            mine.computeIfAbsent(
                fresh.wish(),
                wish -> {
                  jobs.insert(fresh);
                  return fresh;
                }));
  }

  private void replace(JobId parent, Line line, Line by) {
    var list = Objects.requireNonNull(lists.get(parent));
    list.set(list.indexOf(line), by);
  }

  /** How many of a parent's entries are this job. */
  int of(JobId parent, JobId job) {
    return (int) lines(parent).filter(line -> job.equals(line.job())).count();
  }

  void moved(Job before, Job after) {
    for (var parent : List.copyOf(lists.keySet())) {
      int times = of(parent, after.id());
      if (times > 0) {
        var its = jobs.bare(parent);
        jobs.apply(its, Parents.childMoved(its, times, before, after, NOON));
      }
    }
  }

  int mean(JobId parent) {
    long sum = jobsOf(parent).mapToLong(j -> j.progress().percent()).sum();
    long all = lines(parent).count();
    return all == 0 ? 0 : (int) (sum / all);
  }

  private Stream<Job> jobsOf(JobId parent) {
    return lines(parent).map(Line::job).filter(Objects::nonNull).map(this::shown);
  }

  private Job shown(JobId id) {
    return jobs.find(id).orElseThrow();
  }

  @Override
  public boolean revive(JobId parent, long run) {
    synchronized (jobs) {
      var before = jobs.bare(parent);
      var dead = lines(parent).filter(line -> line.entry().unavailable() != null).toList();
      if (before.isHeldBy(run)) {
        dead.forEach(line -> replace(parent, line, new Line(line.revived(), null)));
        jobs.apply(before, Parents.revived(before, dead.size(), NOON));
      }
      return before.isHeldBy(run);
    }
  }

  @Override
  public List<JobId> toRetry(JobId parent, int limit) {
    var began = jobs.bare(parent).startedAt();
    return jobsOf(parent)
        .filter(job -> job.status().isFinal() && job.status() != JobStatus.COMPLETED)
        .filter(job -> began != null && !began.isBefore(job.updatedAt()))
        .map(Job::id)
        .distinct()
        .limit(limit)
        .toList();
  }

  @Override
  public List<JobId> toCancel(JobId parent, int limit) {
    return jobsOf(parent)
        .filter(job -> job.parentId() != null && !job.status().isFinal() && !job.asked())
        .sorted(Comparator.comparing(job -> job.status() != JobStatus.DOWNLOADING))
        .map(Job::id)
        .distinct()
        .filter(id -> lists.keySet().stream().noneMatch(other -> waits(other, parent, id)))
        .limit(limit)
        .toList();
  }

  @Override
  public boolean isAbandoned(JobId child) {
    var updated = jobs.bare(child).updatedAt();
    return lists.keySet().stream()
        .filter(parent -> of(parent, child) > 0)
        .map(jobs::bare)
        .filter(parent -> parent.status() == JobStatus.CANCELLED)
        .filter(parent -> !Objects.requireNonNull(parent.finishedAt()).isBefore(updated))
        .anyMatch(parent -> toCancel(parent.id(), Integer.MAX_VALUE).contains(child));
  }

  private boolean waits(JobId other, JobId parent, JobId job) {
    return !other.equals(parent) && !jobs.bare(other).status().isFinal() && of(other, job) > 0;
  }

  @Override
  public Child.Page children(JobId parent, Set<JobStatus> statuses, Paging paging) {
    var all =
        lines(parent)
            .filter(line -> line.job() != null)
            .map(line -> child(line, Objects.requireNonNull(line.job())))
            .filter(child -> statuses.contains(child.job().status()))
            .toList();
    long after = paging.after().map(end -> end.number(0)).orElse(0L);
    var page =
        all.stream()
            .filter(child -> child.position() > after)
            .skip(paging.slice().offset())
            .limit(paging.fetch())
            .toList();
    return new Child.Page(page, all.size());
  }

  private Child child(Line line, JobId job) {
    return new Child(line.entry().position(), line.entry().title(), shown(job));
  }

  @Override
  public JobView.Children count(JobId parent) {
    long open = lines(parent).filter(Line::isOpen).count();
    long dead = lines(parent).filter(line -> line.entry().unavailable() != null).count();
    return new JobView.Children(
        lines(parent).count(),
        open + in(parent, JobStatus.QUEUED),
        in(parent, JobStatus.DOWNLOADING),
        in(parent, JobStatus.COMPLETED),
        in(parent, JobStatus.FAILED),
        in(parent, JobStatus.CANCELLED),
        dead);
  }

  private long in(JobId parent, JobStatus status) {
    return jobsOf(parent).filter(job -> job.status() == status).count();
  }

  @Override
  public List<JobView.FailedEntry> failed(JobId parent, int limit) {
    return lines(parent).flatMap(line -> failed(line).stream()).limit(limit).toList();
  }

  private Optional<JobView.FailedEntry> failed(Line line) {
    var unavailable = line.entry().unavailable();
    if (unavailable != null) {
      var reason = unavailable.wireName();
      return Optional.of(failed(line, reason, "VIDEO_NOT_FOUND", "it is listed, but " + reason));
    }
    var job = line.job() == null ? null : shown(line.job());
    if (job == null || !job.status().isFinal() || job.status() == JobStatus.COMPLETED) {
      return Optional.empty();
    }
    var error =
        job.status() == JobStatus.CANCELLED || job.error() == null
            ? new Failure("JOB_CANCELLED", "its job was cancelled", FailureClass.NEVER, Map.of())
            : job.error();
    return Optional.of(failed(line, job.status().wireName(), error.code(), error.message()));
  }

  private static JobView.FailedEntry failed(Line line, String reason, String code, String message) {
    return new JobView.FailedEntry(
        line.entry().position(),
        line.entry().video().value(),
        line.entry().title(),
        line.job() == null ? null : line.job().toString(),
        reason,
        code,
        message);
  }
}
