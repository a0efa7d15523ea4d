package org.ytarchive.jobs.capture;

import org.ytarchive.common.JobId;

/** Whether a capture could begin at once: what is live now is gone later. */
public interface Admission {

  /**
   * Returns when nothing speaks against it, or nobody can tell just now: the job waits then.
   *
   * @throws org.ytarchive.common.ArchiveException {@code DISK_FULL}, {@code TOO_MANY_CAPTURES},
   *     {@code SOURCE_NOT_ALLOWED}
   */
  void require(JobId job, CaptureWork work);
}
