package org.ytarchive.jobs.capture;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.OptionalInt;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Wanted;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOrders;
import org.ytarchive.jobs.job.NewWork;

/** Orders captures, whichever door they are asked for at. */
@Singleton
public class CaptureOrders {
  private final CameraSettings settings;
  private final Admission admission;
  private final JobOrders jobs;
  private final Clock clock;

  CaptureOrders(CameraSettings settings, Admission admission, JobOrders jobs, Clock clock) {
    this.settings = settings;
    this.admission = admission;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** As {@link Admission#require}. */
  public void admit(JobId id, CaptureWork work) {
    admission.require(id, work);
  }

  /**
   * Puts it into the queue; an id that was ordered before is the job it is.
   *
   * @param retries how often it is tried again
   * @throws org.ytarchive.common.ArchiveException {@code TOO_MANY_CAPTURES}
   */
  public Job order(JobId id, CaptureWork work, int retries) {
    var facts = CaptureFacts.ordered(work, clock.instant());
    var most = OptionalInt.of(settings.atOnce());
    var subject = Wanted.Capture.of(id);
    return jobs.order(new NewWork(id, subject, work.write(), facts, retries + 1, 0, most)).job();
  }
}
