package org.ytarchive.jobs.door.sessions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.jobs.job.InMemoryJobStore;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;

/** Sessions in memory, for tests. */
final class InMemorySessionStore implements SessionStore {
  private static final class Row {
    private final UUID handle;
    private final byte[] secret;
    private final Instant created;
    private final List<SessionJob> jobs = new ArrayList<>();
    private Instant activity;
    private Optional<Instant> closed = Optional.empty();
    private Optional<Instant> swept = Optional.empty();

    Row(UUID handle, byte[] secret, Instant created) {
      this.handle = handle;
      this.secret = secret.clone();
      this.created = created;
      this.activity = created;
    }

    boolean isAwake(Instant since) {
      return closed.isEmpty() && activity.isAfter(since);
    }
  }

  final InMemoryJobStore jobs = new InMemoryJobStore();
  private final Map<UUID, Row> rows = new LinkedHashMap<>();

  @Override
  public synchronized boolean create(
      UUID handle, byte[] secret, Instant now, Instant since, int atMost) {
    if (active(since).size() >= atMost) {
      return false;
    }
    rows.put(handle, new Row(handle, secret, now));
    return true;
  }

  @Override
  public synchronized Optional<Session> find(byte[] secret) {
    return sessions(row -> Arrays.equals(row.secret, secret)).stream().findFirst();
  }

  @Override
  public synchronized Optional<Session> find(UUID handle) {
    return sessions(row -> row.handle.equals(handle)).stream().findFirst();
  }

  private List<Session> sessions(Predicate<Row> wanted) {
    return rows.values().stream()
        .filter(wanted)
        .sorted(
            Comparator.comparing((Row row) -> row.created)
                .reversed()
                .thenComparing(row -> row.handle.toString()))
        .map(this::session)
        .toList();
  }

  private Session session(Row row) {
    return new Session(
        row.handle, row.created, row.activity, row.closed.isPresent(), tally(List.of(row)));
  }

  private Session.Tally tally(List<Row> some) {
    var all = some.stream().flatMap(row -> row.jobs.stream()).map(this::job).toList();
    long bytes =
        some.stream()
            .filter(row -> row.swept.isEmpty())
            .flatMap(row -> row.jobs.stream())
            .map(this::job)
            .filter(job -> job.status() == JobStatus.COMPLETED)
            .flatMap(job -> Optional.ofNullable(job.file()).stream())
            .mapToLong(DownloadedFile::size)
            .sum();
    return new Session.Tally(
        all.size(),
        count(all, JobStatus.QUEUED) + count(all, JobStatus.DOWNLOADING),
        count(all, JobStatus.COMPLETED),
        count(all, JobStatus.FAILED),
        count(all, JobStatus.CANCELLED),
        bytes);
  }

  private static int count(List<Job> jobs, JobStatus status) {
    return (int) jobs.stream().filter(job -> job.status() == status).count();
  }

  private Job job(SessionJob asked) {
    return jobs.find(asked.id()).orElseThrow();
  }

  private Row row(UUID handle) {
    return Objects.requireNonNull(rows.get(handle));
  }

  @Override
  public synchronized void touch(UUID handle, Instant now) {
    var row = row(handle);
    row.activity = now.isAfter(row.activity) ? now : row.activity;
  }

  @Override
  public synchronized List<Session> active(Instant since) {
    return sessions(row -> row.isAwake(since));
  }

  @Override
  public synchronized Totals totals(Instant since) {
    return new Totals(rows.size(), active(since).size(), tally(List.copyOf(rows.values())));
  }

  @Override
  public synchronized boolean add(UUID handle, SessionJob asked, Job job, int atMost) {
    var row = row(handle);
    var tally = tally(List.of(row));
    if (tally.total() - tally.cancelled() >= atMost) {
      return false;
    }
    jobs.insert(job);
    row.jobs.addFirst(asked);
    return true;
  }

  @Override
  public synchronized List<SessionJob> jobs(UUID handle) {
    return List.copyOf(row(handle).jobs);
  }

  @Override
  public synchronized Optional<SessionJob> job(UUID handle, JobId id) {
    return jobs(handle).stream().filter(job -> job.id().equals(id)).findFirst();
  }

  @Override
  public synchronized Optional<UUID> owner(JobId id) {
    return rows.keySet().stream().filter(handle -> job(handle, id).isPresent()).findFirst();
  }

  @Override
  public synchronized List<UUID> close(Instant since, Instant now) {
    var over =
        rows.values().stream()
            .filter(row -> row.closed.isEmpty() && !row.activity.isAfter(since))
            .toList();
    over.forEach(row -> row.closed = Optional.of(now));
    return over.stream().map(row -> row.handle).toList();
  }

  @Override
  public synchronized List<UUID> unswept(Instant before) {
    return rows.values().stream()
        .filter(row -> row.closed.filter(at -> !at.isAfter(before)).isPresent())
        .filter(row -> row.swept.isEmpty())
        .map(row -> row.handle)
        .toList();
  }

  @Override
  public synchronized List<JobId> goingOn() {
    return rows.values().stream()
        .filter(row -> row.closed.isPresent() && row.swept.isEmpty())
        .flatMap(row -> row.jobs.stream())
        .filter(asked -> !job(asked).status().isFinal())
        .map(SessionJob::id)
        .toList();
  }

  @Override
  public synchronized void swept(UUID handle, Instant now) {
    row(handle).swept = Optional.of(now);
  }

  @Override
  public synchronized List<UUID> sweptBy(Instant before) {
    return rows.values().stream()
        .filter(row -> row.swept.filter(at -> !at.isAfter(before)).isPresent())
        .map(row -> row.handle)
        .toList();
  }

  @Override
  public synchronized void forget(UUID handle) {
    rows.values().removeIf(row -> row.handle.equals(handle));
  }
}
