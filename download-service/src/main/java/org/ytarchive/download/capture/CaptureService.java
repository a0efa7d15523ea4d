package org.ytarchive.download.capture;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.download.download.DownloadRoot;
import org.ytarchive.download.egress.Egress;
import org.ytarchive.download.egress.TroubleException;
import org.ytarchive.download.queue.WorkKind;
import org.ytarchive.download.queue.WorkQueue;
import org.ytarchive.download.work.WorkErrors;

/** What may be done with captures. */
@Singleton
public class CaptureService {
  private final CaptureStore store;
  private final WorkQueue queue;
  private final DownloadRoot root;
  private final CaptureSettings settings;
  private final CaptureOwner owner;
  private final Egress egress;
  private final Clock clock;

  CaptureService(
      CaptureStore store,
      WorkQueue queue,
      DownloadRoot root,
      CaptureSettings settings,
      CaptureOwner owner,
      Egress egress,
      Clock clock) {
    this.store = store;
    this.queue = queue;
    this.root = root;
    this.settings = settings;
    this.owner = owner;
    this.egress = egress;
    this.clock = clock;
  }

  /**
   * What came of a request.
   *
   * @param isNew false when the same job and attempt had asked before
   */
  record Enqueued(Capture capture, boolean isNew) {}

  /**
   * Enqueues; or finds what the same job and attempt enqueued before. A higher attempt ends the
   * lower one and goes on with its segments. Throws {@code TOO_MANY_CAPTURES} and {@code DISK_FULL}
   * when nothing could begin at once, and {@code IDEMPOTENCY_CONFLICT} when the attempt is
   * outdated, or its job wanted something else.
   */
  @Transactional
  public Enqueued enqueue(CaptureRequest request) {
    store.lock();
    var known = store.find(request.id());
    if (known.isPresent()) {
      requireAlike(known.get(), request);
      if (known.get().request().attempt() == request.attempt()) {
        return new Enqueued(known.get(), false);
      }
    }
    requireRoom(known);
    return new Enqueued(add(request, known), true);
  }

  private static void requireAlike(Capture known, CaptureRequest request) {
    if (known.request().attempt() > request.attempt()) {
      throw conflict("a higher attempt of this job was asked for already", known);
    }
    if (!known.request().wantsSameAs(request)) {
      throw conflict("this job asked for something else before", known);
    }
  }

  private static ArchiveException conflict(String message, Capture known) {
    return WorkErrors.conflict(message, "capture_id", known.id(), known.request().attempt());
  }

  /**
   * Throws what {@link #enqueue} would throw, and {@code SOURCE_NOT_ALLOWED} for a host that leads
   * to where nothing may be recorded from.
   */
  public void check(CaptureRequest request) {
    requireRoom(Optional.empty());
    if (request.what() instanceof Source.Stream(var address)) {
      try {
        egress.require(address);
      } catch (TroubleException e) {
        refuse(Refusal.of(e.trouble()));
      }
    }
  }

  /** What may be otherwise in a moment is found out by the capture itself. */
  private static void refuse(Refusal refusal) {
    if (refusal.code() == ErrorCode.SOURCE_NOT_ALLOWED) {
      throw new ArchiveException(
          refusal.code(), refusal.message(), Map.of("reason", refusal.reason()));
    }
  }

  /** A capture cannot wait for its turn: what is live now is gone then. */
  private void requireRoom(Optional<Capture> known) {
    root.requireSpace();
    int own = known.filter(k -> !k.status().isFinal()).isPresent() ? 1 : 0;
    if (store.load(owner.name()) - own >= settings.concurrent()) {
      throw new ArchiveException(
          ErrorCode.TOO_MANY_CAPTURES,
          "as many captures run as may: wait until one has ended",
          Map.of("limit", settings.concurrent()));
    }
  }

  private Capture add(CaptureRequest request, Optional<Capture> known) {
    var ticket = UUID.randomUUID();
    if (known.isPresent()) {
      store.again(request, ticket);
    } else {
      store.insert(request, ticket, clock.instant());
    }
    queue.add(WorkKind.CAPTURE, ticket, 0);
    return get(request.id());
  }

  /** Throws {@code CAPTURE_NOT_FOUND}. */
  public Capture get(String id) {
    return store
        .find(id)
        .orElseThrow(() -> new ArchiveException(ErrorCode.CAPTURE_NOT_FOUND, "no capture " + id));
  }

  /** What a cancellation found: whether a worker is stopping it now, and clears away. */
  record Cancelled(Capture capture, boolean ran) {}

  /** Cancelling twice is fine; one that ended otherwise is an error, not a silent yes. */
  @Transactional
  public Cancelled cancel(String id) {
    get(id);
    var ran = store.cancel(id, clock.instant());
    var after = get(id);
    if (after.status() != CaptureStatus.CANCELLED) {
      throw WorkErrors.finished(id, after.status().wireName());
    }
    return new Cancelled(after, ran.orElse(false));
  }
}
