package org.ytarchive.download.processing;

import java.time.Instant;
import java.util.Optional;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.download.work.Times;

/**
 * One processing, as its table holds it.
 *
 * @param run how often a worker took it up; 0: none yet
 * @param file the verified result; remembered shortly before it is in place
 */
public record Processing(
    ProcessingId id,
    ProcessingRequest request,
    ProcessingStatus status,
    int run,
    Phase phase,
    int percent,
    Optional<DownloadedFile> file,
    Optional<Failure> failure,
    Times times) {

  /** A new one, waiting. */
  public static Processing queued(ProcessingId id, ProcessingRequest request, Instant now) {
    return new Processing(
        id,
        request,
        ProcessingStatus.QUEUED,
        0,
        Phase.QUEUED,
        0,
        Optional.empty(),
        Optional.empty(),
        Times.queued(now));
  }

  /** What its worker must name in every write. */
  public ProcessingRun currentRun() {
    return new ProcessingRun(id, run);
  }
}
