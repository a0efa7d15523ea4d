package org.ytarchive.download.processing;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.queue.WorkQueue;
import org.ytarchive.download.work.WorkErrors;

/** What one may ask of processings. Runs nothing itself: the worker does. */
@Singleton
class ProcessingService {
  private final ProcessingStore store;
  private final WorkQueue queue;
  private final DownloadRoot root;
  private final Clock clock;

  ProcessingService(ProcessingStore store, WorkQueue queue, DownloadRoot root, Clock clock) {
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
  record Enqueued(Processing processing, boolean isNew) {}

  /**
   * Enqueues; or finds what the same job and attempt enqueued before. A higher attempt cancels the
   * lower ones. Throws {@code DISK_FULL} when nothing could begin, and {@code IDEMPOTENCY_CONFLICT}
   * when the attempt is outdated, or its job wanted something else.
   */
  @Transactional
  Enqueued enqueue(ProcessingRequest request) {
    store.lock(request.jobId());
    return store
        .find(request.jobId(), request.attempt())
        .map(known -> new Enqueued(same(known, request), false))
        .orElseGet(() -> new Enqueued(add(request), true));
  }

  private static Processing same(Processing known, ProcessingRequest request) {
    if (!known.request().wantsSameAs(request)) {
      throw conflict("this job and attempt asked for something else before", known);
    }
    return known;
  }

  private static ArchiveException conflict(String message, Processing known) {
    return WorkErrors.conflict(message, "processing_id", known.id(), known.request().attempt());
  }

  private Processing add(ProcessingRequest request) {
    root.requireSpace();
    var now = clock.instant();
    store.newest(request.jobId()).ifPresent(before -> requireNewer(before, request));
    store.supersede(request.jobId(), request.attempt(), now);
    var processing = Processing.queued(ProcessingId.random(), request, now);
    store.insert(processing);
    queue.add(WorkKind.PROCESSING, processing.id().value(), priority(request));
    return processing;
  }

  /** What takes seconds does not wait behind what takes hours. */
  private static int priority(ProcessingRequest request) {
    return switch (request.process()) {
      case EXTRACTION -> 1;
      case ENHANCEMENT -> 0;
    };
  }

  private static void requireNewer(Processing before, ProcessingRequest request) {
    if (before.request().attempt() > request.attempt()) {
      throw conflict("a higher attempt of this job was asked for already", before);
    }
    if (!before.request().wantsSameAs(request)) {
      throw conflict("all attempts of a job want the same of the same file", before);
    }
  }

  /** Throws {@code PROCESSING_NOT_FOUND}. */
  Processing get(ProcessingId id) {
    return store
        .find(id)
        .orElseThrow(
            () -> new ArchiveException(ErrorCode.PROCESSING_NOT_FOUND, "no processing " + id));
  }

  /** Cancelling twice is fine; one that ended otherwise is an error, not a silent yes. */
  @Transactional
  Processing cancel(ProcessingId id) {
    store.cancel(id, clock.instant());
    var after = get(id);
    if (after.status() != ProcessingStatus.CANCELLED) {
      throw WorkErrors.finished(id, after.status().wireName());
    }
    return after;
  }
}
