package org.ytarchive.download.capture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.download.work.Times;

/**
 * One capture, as its table holds it.
 *
 * @param ticket what the queue knows the present attempt by
 * @param run how often a worker took it up; 0: none yet
 * @param until when the present attempt's recording is over
 * @param file the verified file; remembered shortly before it is in place
 * @param log the latest lines
 */
public record Capture(
    CaptureRequest request,
    UUID ticket,
    CaptureStatus status,
    int run,
    CaptureProgress progress,
    Optional<Instant> until,
    List<Segment> segments,
    Optional<DownloadedFile> file,
    List<CompanionFile> companions,
    Optional<Failure> failure,
    List<String> log,
    Times times) {

  public String id() {
    return request.id();
  }

  /** What its worker must name in every write. */
  public CaptureRun currentRun() {
    return new CaptureRun(request.id(), run);
  }
}
