package org.ytarchive.jobs.job;

/** Whether Storage still has what a job once gave it. */
public interface KeptFiles {

  /** False also when that cannot be learned just now: rather archive twice than not at all. */
  boolean has(Job completed);
}
