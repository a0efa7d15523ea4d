package org.ytarchive.download.processing;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.work.Counts;
import org.ytarchive.download.work.Times;

/** Processings in a map. */
final class InMemoryProcessingStore implements ProcessingStore {
  private static final Comparator<Processing> OLDEST_FIRST =
      Comparator.<Processing, Instant>comparing(p -> p.times().created())
          .thenComparing(p -> p.id().value().toString());

  private final Map<ProcessingId, Processing> rows = new LinkedHashMap<>();

  @Override
  public void lock(String jobId) {
    // every method is one transaction here
  }

  @Override
  public synchronized void insert(Processing processing) {
    rows.put(processing.id(), processing);
  }

  @Override
  public synchronized Optional<Processing> find(ProcessingId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized Optional<Processing> find(String jobId, int attempt) {
    return ofJob(jobId).stream().filter(p -> p.request().attempt() == attempt).findFirst();
  }

  @Override
  public synchronized Optional<Processing> newest(String jobId) {
    return ofJob(jobId).stream().max(Comparator.comparing(p -> p.request().attempt()));
  }

  private List<Processing> ofJob(String jobId) {
    return rows.values().stream().filter(p -> p.request().jobId().equals(jobId)).toList();
  }

  @Override
  public synchronized void supersede(String jobId, int attempt, Instant now) {
    ofJob(jobId).stream()
        .filter(p -> p.request().attempt() < attempt)
        .forEach(p -> cancel(p.id(), now));
  }

  @Override
  public synchronized Claim claim(ProcessingId id, Instant now) {
    var mine = find(id).filter(p -> !p.status().isFinal());
    if (mine.isEmpty()) {
      return new Claim.Over();
    }
    return other(mine.get())
        .<Claim>map(busy -> new Claim.Busy(busy.id()))
        .orElseGet(() -> new Claim.Taken(put(started(mine.get(), now))));
  }

  private Optional<Processing> other(Processing mine) {
    return rows.values().stream()
        .filter(p -> p.status() == ProcessingStatus.PROCESSING && !p.id().equals(mine.id()))
        .filter(p -> p.request().workFolder().equals(mine.request().workFolder()))
        .findFirst();
  }

  private static Processing started(Processing p, Instant now) {
    var times =
        new Times(
            p.times().created(), p.times().started().or(() -> Optional.of(now)), Optional.empty());
    return copy(p, ProcessingStatus.PROCESSING, p.run() + 1, Phase.PROBE, p.percent(), times);
  }

  private Processing put(Processing p) {
    rows.put(p.id(), p);
    return p;
  }

  private boolean ours(ProcessingRun run, UnaryOperator<Processing> change) {
    if (!isCurrent(run)) {
      return false;
    }
    put(change.apply(find(run.id()).orElseThrow()));
    return true;
  }

  @Override
  public synchronized boolean report(ProcessingRun run, Phase phase, int percent) {
    return ours(
        run, p -> copy(p, p.status(), p.run(), phase, Math.max(p.percent(), percent), p.times()));
  }

  @Override
  public synchronized boolean isCurrent(ProcessingRun run) {
    return find(run.id())
        .filter(p -> p.status() == ProcessingStatus.PROCESSING && p.run() == run.number())
        .isPresent();
  }

  @Override
  public synchronized boolean remember(ProcessingRun run, DownloadedFile file) {
    return ours(
        run,
        p ->
            new Processing(
                p.id(),
                p.request(),
                p.status(),
                p.run(),
                p.phase(),
                p.percent(),
                Optional.of(file),
                p.failure(),
                p.times()));
  }

  @Override
  public synchronized boolean complete(ProcessingRun run, Instant now) {
    return find(run.id()).flatMap(Processing::file).isPresent()
        && ours(
            run, p -> copy(p, ProcessingStatus.COMPLETED, p.run(), Phase.DONE, 100, ended(p, now)));
  }

  @Override
  public synchronized boolean fail(ProcessingRun run, Failure failure, Instant now) {
    return ours(
        run,
        p ->
            new Processing(
                p.id(),
                p.request(),
                ProcessingStatus.FAILED,
                p.run(),
                p.phase(),
                p.percent(),
                p.file(),
                Optional.of(failure),
                ended(p, now)));
  }

  @Override
  public synchronized boolean release(ProcessingRun run) {
    return ours(
        run, p -> copy(p, ProcessingStatus.QUEUED, p.run(), Phase.QUEUED, p.percent(), p.times()));
  }

  @Override
  public synchronized Optional<ProcessingStatus> cancel(ProcessingId id, Instant now) {
    var open = find(id).filter(p -> !p.status().isFinal());
    open.ifPresent(
        p ->
            put(
                copy(
                    p,
                    ProcessingStatus.CANCELLED,
                    p.run(),
                    p.phase(),
                    p.percent(),
                    ended(p, now))));
    return open.map(Processing::status);
  }

  private static Times ended(Processing p, Instant now) {
    return new Times(p.times().created(), p.times().started(), Optional.of(now));
  }

  private static Processing copy(
      Processing p, ProcessingStatus status, int run, Phase phase, int percent, Times times) {
    return new Processing(
        p.id(), p.request(), status, run, phase, percent, p.file(), p.failure(), times);
  }

  @Override
  public synchronized List<Processing> open(Paging paging) {
    var after = paging.after();
    return rows.values().stream()
        .filter(p -> !p.status().isFinal())
        .sorted(OLDEST_FIRST)
        .filter(p -> after.isEmpty() || isAfter(p, after.get()))
        .skip(paging.slice().offset())
        .limit(paging.fetch())
        .toList();
  }

  private static boolean isAfter(Processing p, org.ytarchive.common.Cursor end) {
    int time = p.times().created().compareTo(end.instant(0));
    return time > 0 || time == 0 && p.id().value().toString().compareTo(end.uuid().toString()) > 0;
  }

  @Override
  public synchronized Counts counts() {
    return new Counts(count(ProcessingStatus.PROCESSING), count(ProcessingStatus.QUEUED));
  }

  private long count(ProcessingStatus status) {
    return rows.values().stream().filter(p -> p.status() == status).count();
  }

  @Override
  public synchronized boolean dropUnlessNeeded(String workFolder, Runnable drop) {
    boolean needed =
        rows.values().stream()
            .anyMatch(p -> !p.status().isFinal() && p.request().workFolder().equals(workFolder));
    if (!needed) {
      drop.run();
    }
    return !needed;
  }
}
