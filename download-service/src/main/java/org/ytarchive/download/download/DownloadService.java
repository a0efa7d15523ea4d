package org.ytarchive.download.download;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.queue.WorkQueue;
import org.ytarchive.download.work.WorkErrors;

/** What one may ask of downloads. Runs nothing itself: the worker does. */
@Singleton
public class DownloadService {
  private final DownloadStore store;
  private final WorkQueue queue;
  private final DownloadRoot root;
  private final Clock clock;

  DownloadService(DownloadStore store, WorkQueue queue, DownloadRoot root, Clock clock) {
    this.store = store;
    this.queue = queue;
    this.root = root;
    this.clock = clock;
  }

  /**
   * What came of a request.
   *
   * @param isNew false when the same job and attempt had asked before
   */
  public record Enqueued(Download download, boolean isNew) {}

  /**
   * Enqueues; or finds what the same job and attempt enqueued before. A higher attempt cancels the
   * lower ones and goes on with their bytes. Throws {@code DISK_FULL} when nothing could begin, and
   * {@code IDEMPOTENCY_CONFLICT} when the attempt is outdated, or its job wanted something else.
   */
  @Transactional
  public Enqueued enqueue(DownloadId id, DownloadRequest request, int priority) {
    store.lock(request.workFolder());
    var known = request.jobId().flatMap(job -> store.find(job, request.attempt()));
    return known
        .map(download -> new Enqueued(same(download, request), false))
        .orElseGet(() -> new Enqueued(add(id, request, priority), true));
  }

  private static Download same(Download known, DownloadRequest request) {
    if (!known.request().wantsSameAs(request)) {
      throw conflict("this job and attempt asked for something else before", known);
    }
    return known;
  }

  private static ArchiveException conflict(String message, Download known) {
    return WorkErrors.conflict(message, "download_id", known.id(), known.request().attempt());
  }

  private Download add(DownloadId id, DownloadRequest request, int priority) {
    root.requireSpace();
    var now = clock.instant();
    var before = request.jobId().flatMap(store::newest);
    before.ifPresent(attempt -> supersede(attempt, request, now));
    var download = queued(id, request, finished(before, request), now);
    store.insert(download);
    queue.add(WorkKind.DOWNLOAD, id.value(), priority);
    return download;
  }

  private void supersede(Download before, DownloadRequest request, Instant now) {
    if (before.request().attempt() > request.attempt()) {
      throw conflict("a higher attempt of this job was asked for already", before);
    }
    if (!before.request().order().equals(request.order())) {
      throw conflict("all attempts of a job want the same of the same video", before);
    }
    store.supersede(request.jobId().orElseThrow(), request.attempt(), now);
  }

  private static Download queued(
      DownloadId id, DownloadRequest request, Optional<Download> finished, Instant now) {
    var file = finished.flatMap(Download::file);
    var companions = finished.map(Download::companions).orElse(Companions.NONE);
    return Download.queued(id, request, file, companions, now);
  }

  /** An attempt that had come to a file: the worker looks whether it is still there. */
  private static Optional<Download> finished(Optional<Download> before, DownloadRequest request) {
    return before.filter(b -> b.request().wantsSameAs(request)).filter(b -> b.file().isPresent());
  }

  /** Throws {@code DOWNLOAD_NOT_FOUND}. */
  public Download get(DownloadId id) {
    return store
        .find(id)
        .orElseThrow(() -> new ArchiveException(ErrorCode.DOWNLOAD_NOT_FOUND, "no download " + id));
  }

  /**
   * What a cancellation found.
   *
   * @param ran a worker is stopping it now, and clears away what it left
   */
  public record Cancelled(Download download, boolean ran) {}

  /**
   * Cancelling twice is fine; one that ended otherwise, or whose file is being put in its place, is
   * an error, not a silent yes.
   */
  @Transactional
  public Cancelled cancel(DownloadId id) {
    var before = store.cancel(id, clock.instant());
    var after = get(id);
    if (after.status() != DownloadStatus.CANCELLED) {
      throw after.status().isFinal()
          ? WorkErrors.finished(id, after.status().wireName())
          : beingPlaced(after);
    }
    return new Cancelled(after, before.filter(b -> b == DownloadStatus.DOWNLOADING).isPresent());
  }

  private static ArchiveException beingPlaced(Download download) {
    return new ArchiveException(
        ErrorCode.JOB_FINISHED,
        download.id() + " has its file, which is just being put in its place",
        Map.of("status", download.status().wireName()));
  }
}
