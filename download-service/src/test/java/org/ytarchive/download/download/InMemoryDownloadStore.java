package org.ytarchive.download.download;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ytarchive.common.Cursor;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.work.Counts;

/** Downloads in a map; whoever is set as {@code onState} hears of every change of a state. */
final class InMemoryDownloadStore implements DownloadStore {
  private static final Set<FailureClass> TRY_AGAIN =
      Set.of(FailureClass.LATER, FailureClass.BLOCKED, FailureClass.DISK_FULL);

  private static final Comparator<Download> OLDEST_FIRST =
      Comparator.<Download, Instant>comparing(d -> d.times().created())
          .thenComparing(d -> name(d.id().value()));

  private final Map<DownloadId, Download> rows = new LinkedHashMap<>();
  private final Set<DownloadId> keepPartial = new HashSet<>();

  /** What happens after a file's name was written. */
  Runnable onRemember = () -> {};

  @Override
  public void lock(String workFolder) {
    // every method is one transaction here
  }

  @Override
  public synchronized void insert(Download download) {
    rows.put(download.id(), download);
  }

  @Override
  public synchronized Optional<Download> find(DownloadId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized Optional<Download> find(String jobId, int attempt) {
    return ofJob(jobId).stream().filter(d -> d.request().attempt() == attempt).findFirst();
  }

  @Override
  public synchronized Optional<Download> newest(String jobId) {
    return ofJob(jobId).stream().max(Comparator.comparing(d -> d.request().attempt()));
  }

  private List<Download> ofJob(String jobId) {
    return rows.values().stream()
        .filter(d -> d.request().jobId().equals(Optional.of(jobId)))
        .toList();
  }

  @Override
  public synchronized void supersede(String jobId, int attempt, Instant now) {
    for (var older : ofJob(jobId)) {
      if (older.request().attempt() < attempt) {
        keepPartial.remove(older.id());
        end(older.id(), now);
      }
    }
  }

  @Override
  public synchronized Optional<Download> claim(DownloadId id, Instant now) {
    return find(id)
        .filter(d -> !d.status().isFinal())
        .map(d -> put(new DownloadEdit(d).claimed(now).download()));
  }

  private Download put(Download download) {
    rows.put(download.id(), download);
    return download;
  }

  private synchronized boolean change(Run run, UnaryOperator<DownloadEdit> step) {
    var current = find(run.id()).filter(d -> isCurrent(run));
    current.map(d -> step.apply(new DownloadEdit(d)).download()).ifPresent(this::put);
    return current.isPresent();
  }

  @Override
  public boolean describe(Run run, VideoInfo info, Optional<Long> size) {
    return change(run, d -> d.described(info, size));
  }

  @Override
  public boolean report(Run run, DownloadProgress progress) {
    return change(run, d -> d.progress(progress));
  }

  @Override
  public void tell(Run run, DownloadProgress progress) {
    // nobody else is there
  }

  @Override
  public synchronized boolean isCurrent(Run run) {
    return find(run.id())
        .filter(d -> d.status() == DownloadStatus.DOWNLOADING && d.run() == run.number())
        .isPresent();
  }

  @Override
  public boolean remember(Run run, DownloadedFile file) {
    boolean written = change(run, d -> d.file(file));
    onRemember.run();
    return written;
  }

  @Override
  public boolean forgetFile(Run run) {
    return change(run, DownloadEdit::withoutFile);
  }

  @Override
  public boolean accompany(Run run, Companions companions) {
    return change(run, d -> d.companions(companions));
  }

  @Override
  public synchronized boolean complete(Run run, DownloadProgress progress, Instant now) {
    boolean hasFile = find(run.id()).flatMap(Download::file).isPresent();
    return hasFile && change(run, d -> d.ended(DownloadStatus.COMPLETED, now).progress(progress));
  }

  @Override
  public synchronized boolean fail(Run run, Failure failure, Instant now) {
    boolean ours =
        change(run, d -> d.ended(DownloadStatus.FAILED, now).failure(Optional.of(failure)));
    if (ours && TRY_AGAIN.contains(failure.failureClass())) {
      keepPartial.add(run.id());
    }
    return ours;
  }

  @Override
  public boolean release(Run run) {
    return change(run, d -> d.open(DownloadStatus.QUEUED, Phase.QUEUED));
  }

  @Override
  public synchronized Optional<DownloadStatus> cancel(DownloadId id, Instant now) {
    var open =
        find(id)
            .filter(d -> !d.status().isFinal())
            .filter(d -> d.status() == DownloadStatus.QUEUED || d.file().isEmpty());
    open.ifPresent(d -> end(d.id(), now));
    return open.map(Download::status);
  }

  private void end(DownloadId id, Instant now) {
    find(id)
        .filter(d -> !d.status().isFinal())
        .map(DownloadEdit::new)
        .map(d -> d.ended(DownloadStatus.CANCELLED, now).failure(Optional.empty()))
        .ifPresent(d -> put(d.download()));
  }

  @Override
  public synchronized boolean forgetPartial(DownloadId id) {
    return keepPartial.remove(id);
  }

  @Override
  public synchronized List<Download> open(Paging paging) {
    return rows.values().stream()
        .filter(d -> !d.status().isFinal())
        .sorted(OLDEST_FIRST)
        .filter(d -> paging.after().filter(end -> !isAfter(d, end)).isEmpty())
        .skip(paging.slice().offset())
        .limit(paging.fetch())
        .toList();
  }

  private static boolean isAfter(Download d, Cursor end) {
    int byTime = d.times().created().compareTo(end.instant(0));
    return byTime > 0 || byTime == 0 && name(d.id().value()).compareTo(name(end.uuid())) > 0;
  }

  /** PostgreSQL compares UUIDs as they are written, Java as signed numbers. */
  private static String name(UUID id) {
    return id.toString();
  }

  @Override
  public synchronized Counts counts() {
    return new Counts(count(DownloadStatus.DOWNLOADING), count(DownloadStatus.QUEUED));
  }

  private long count(DownloadStatus status) {
    return rows.values().stream().filter(d -> d.status() == status).count();
  }

  @Override
  public synchronized boolean dropUnlessNeeded(
      String workFolder, Instant keepSince, Runnable drop) {
    Predicate<Download> needs =
        d ->
            !d.status().isFinal()
                || keepPartial.contains(d.id())
                    && d.times().completed().orElseThrow().isAfter(keepSince);
    boolean needed =
        rows.values().stream()
            .filter(d -> d.request().workFolder().equals(workFolder))
            .anyMatch(needs);
    if (!needed) {
      drop.run();
    }
    return !needed;
  }
}
