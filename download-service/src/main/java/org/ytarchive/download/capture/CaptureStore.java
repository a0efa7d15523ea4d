package org.ytarchive.download.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.work.Counts;

/**
 * Where captures live. What names a {@link CaptureRun} is a worker's write: it changes a row only
 * while that run is the newest and the capture runs, and answers false when it is not so: the
 * worker must stop. Every change is told to the listeners of all replicas.
 */
public interface CaptureStore {
  /** Carries a capture's id when its row changed. */
  String CHANNEL = "capture_changes";

  /** Follows the id when only the progress changed: no worker need look. */
  String PROGRESS_MARK = " p";

  /** What a cursor into {@link #open} is made for. */
  String OPEN_ORDER = "captures created_at asc";

  /** Until the end of the transaction nobody else adds a capture. */
  void lock();

  /** How many wait, or are run by this process. */
  int load(String owner);

  void insert(CaptureRequest request, UUID ticket, Instant now);

  /** A further attempt: begins again with what is recorded, and fences the one before. */
  void again(CaptureRequest request, UUID ticket);

  Optional<Capture> find(String id);

  /** A new run begins; empty when this attempt is over, or another one has begun. */
  Optional<Capture> claim(UUID ticket, String owner, Instant now);

  boolean isCurrent(CaptureRun run);

  boolean report(CaptureRun run, CaptureProgress progress);

  /** Remembers what is recorded. */
  boolean keep(CaptureRun run, List<Segment> segments, Optional<Instant> until);

  /** Remembers the file that is about to be put in place, with what is kept beside it. */
  boolean remember(CaptureRun run, DownloadedFile file, List<CompanionFile> companions);

  /** The remembered file is in place. */
  boolean complete(CaptureRun run, Instant now);

  boolean fail(CaptureRun run, Failure failure, Instant now);

  /** Back to the queue, for another worker. */
  boolean release(CaptureRun run);

  /** Whether it was running; empty when it was over already. */
  Optional<Boolean> cancel(String id, Instant now);

  /** Adds a line to a capture's log. */
  void note(String id, Instant at, String line);

  /** Those that run or wait, oldest first; one more than the page shows, if there is one. */
  List<Capture> open(Paging paging);

  Counts counts();

  /** Whether what a capture recorded is needed: it waits, runs, or failed since. */
  boolean needsFolder(String id, Instant failedSince);
}
