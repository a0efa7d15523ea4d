package org.ytarchive.download.processing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.work.Counts;

/**
 * Where processings live. Every implementation passes {@code ProcessingStoreContract}.
 *
 * <p>What names a {@link ProcessingRun} is a worker's write: it changes a row only while that run
 * is the newest and the processing runs, and answers false when it is not so: the worker must stop.
 * Every change is told to the listeners of all replicas.
 */
public interface ProcessingStore {
  /** Carries a processing's UUID when its row changed. */
  String CHANNEL = "processings";

  /** What a cursor into {@link #open} is made for; it holds the creation time and the UUID. */
  String OPEN_ORDER = "created_at asc";

  /** Until the end of the transaction nobody else adds for this job. */
  void lock(String jobId);

  void insert(Processing processing);

  Optional<Processing> find(ProcessingId id);

  Optional<Processing> find(String jobId, int attempt);

  /** The highest attempt of a job so far. */
  Optional<Processing> newest(String jobId);

  /** Cancels what still waits or runs of a job's attempts below this one. */
  void supersede(String jobId, int attempt, Instant now);

  /** What became of the wish to take up a processing. */
  sealed interface Claim {
    /** A new run began. */
    record Taken(Processing processing) implements Claim {}

    /** Another one makes the same of the same file just now. */
    record Busy(ProcessingId other) implements Claim {}

    /** There is nothing more to do. */
    record Over() implements Claim {}
  }

  Claim claim(ProcessingId id, Instant now);

  boolean report(ProcessingRun run, Phase phase, int percent);

  boolean isCurrent(ProcessingRun run);

  /** Remembers the file that is about to be put in place. */
  boolean remember(ProcessingRun run, DownloadedFile file);

  /** The remembered file is in place; without one nothing is complete. */
  boolean complete(ProcessingRun run, Instant now);

  boolean fail(ProcessingRun run, Failure failure, Instant now);

  /** Back to the queue, for another worker. */
  boolean release(ProcessingRun run);

  /** What it was before; empty when it was over already. */
  Optional<ProcessingStatus> cancel(ProcessingId id, Instant now);

  /** Those that run or wait, oldest first; one more than the page shows, if there is one. */
  List<Processing> open(Paging paging);

  Counts counts();

  /** Runs {@code drop} unless a processing that waits or runs works in this folder. */
  boolean dropUnlessNeeded(String workFolder, Runnable drop);
}
