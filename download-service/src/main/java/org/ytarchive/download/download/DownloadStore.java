package org.ytarchive.download.download;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.work.Counts;

/**
 * Where downloads live. Every implementation passes {@code DownloadStoreContract}.
 *
 * <p>What names a {@link Run} is a worker's write: it changes a row only while that run is the
 * newest and the download runs, and answers false when it is not so: the worker must stop. Every
 * change of a state is told to the listeners of all replicas.
 */
public interface DownloadStore {
  /** Carries a download's UUID when its state changed. */
  String STATES_CHANNEL = "download_states";

  /** Carries a {@link ProgressNote}. */
  String PROGRESS_CHANNEL = "download_progress";

  /** What a cursor into {@link #open} is made for; it holds the creation time and the UUID. */
  String OPEN_ORDER = "created_at asc";

  /** Until the end of the transaction nobody else adds, claims or drops in this work folder. */
  void lock(String workFolder);

  void insert(Download download);

  Optional<Download> find(DownloadId id);

  Optional<Download> find(String jobId, int attempt);

  /** The highest attempt of a job so far. */
  Optional<Download> newest(String jobId);

  /**
   * Cancels what still waits or runs of a job's attempts below this one. What they left in the work
   * folder is this attempt's from now on.
   */
  void supersede(String jobId, int attempt, Instant now);

  /** A new run begins; empty when the download is over. */
  Optional<Download> claim(DownloadId id, Instant now);

  /** What the extraction said. */
  boolean describe(Run run, VideoInfo info, Optional<Long> estimatedSize);

  /** Writes the progress and tells all replicas. */
  boolean report(Run run, DownloadProgress progress);

  /** Tells all replicas, without writing. */
  void tell(Run run, DownloadProgress progress);

  boolean isCurrent(Run run);

  /** Remembers the file that is about to be put in place. */
  boolean remember(Run run, DownloadedFile file);

  /** The remembered file does not stand in its place. */
  boolean forgetFile(Run run);

  /** Remembers what is kept beside the file. */
  boolean accompany(Run run, Companions companions);

  /** The remembered file is in place; without one nothing is complete. */
  boolean complete(Run run, DownloadProgress progress, Instant now);

  boolean fail(Run run, Failure failure, Instant now);

  /** Back to the queue, for another worker. */
  boolean release(Run run);

  /**
   * What it was before; empty when it was over already, or is about to complete: once its file is
   * remembered it is put in its place, and that no longer stops half way.
   */
  Optional<DownloadStatus> cancel(DownloadId id, Instant now);

  /** No next attempt will come for what this failed one left; false when nothing was kept. */
  boolean forgetPartial(DownloadId id);

  /** Those that run or wait, oldest first; one more than the page shows, if there is one. */
  List<Download> open(Paging paging);

  Counts counts();

  /**
   * Runs {@code drop} unless someone needs the folder: a download that waits or runs, or a next
   * attempt after one that failed since {@code keepSince} in a way worth another try.
   */
  boolean dropUnlessNeeded(String workFolder, Instant keepSince, Runnable drop);
}
