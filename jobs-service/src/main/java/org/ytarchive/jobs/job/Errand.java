package org.ytarchive.jobs.job;

/** What is owed to others after a job changed; done until it succeeds. */
public enum Errand {
  /** Tell Download to end what it does for a cancelled job. */
  STOP_DOWNLOAD,
  /** Leave a work plan in Storage for a job that was given up. */
  FILE_WORK_PLAN,
  /** Cancel what a cancelled parent's children still do. */
  CANCEL_CHILDREN,
  /** Give up to Storage the files of a job that came to nothing. */
  LEAVE_FILES
}
