package org.ytarchive.jobs.door.camera;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.job.Phase;

/**
 * Turns a capture's events, from the first on, into the documented lines: each of them once and in
 * order, however often it was tried. A step is told when it begins.
 */
final class CameraLines {
  private final JobId job;
  private final LongPredicate isLast;
  private boolean started;
  private int step;
  private boolean over;

  /**
   * @param isLast whether the job's event of that number is its last one: who failed may have been
   *     asked for once more
   */
  CameraLines(JobId job, LongPredicate isLast) {
    this.job = job;
    this.isLast = isLast;
  }

  /** Whether the last line has been said. */
  boolean isOver() {
    return over;
  }

  List<String> tell(JobEvent event) {
    var lines = new ArrayList<String>();
    if (!started) {
      started = true;
      lines.add(CameraWords.started(job));
    }
    switch (event.kind()) {
      case JOB_QUEUED, JOB_RETRYING -> {}
      case JOB_STARTED, JOB_PHASE -> stepsTo(event.phase(), lines);
      case JOB_COMPLETED -> completed(lines);
      case JOB_FAILED -> ended(event, CameraWords.failed(job, event.error()), lines);
      case JOB_CANCELLED -> ended(event, CameraWords.cancelled(job), lines);
    }
    return lines;
  }

  /** Those that were too quick to be told on their own, too. */
  private void stepsTo(Phase phase, List<String> lines) {
    while (step < CameraWords.stepOf(phase)) {
      lines.add(CameraWords.step(++step));
    }
  }

  private void completed(List<String> lines) {
    stepsTo(Phase.DONE, lines);
    lines.add(CameraWords.completed(job));
    over = true;
  }

  private void ended(JobEvent event, String line, List<String> lines) {
    if (isLast.test(event.seq())) {
      lines.add(line);
      over = true;
    }
  }
}
