package org.ytarchive.jobs.job;

/** Whether Storage still has what a job once gave it. */
public interface KeptFiles {

  /** False also when that cannot be learned just now: for whoever only orders, and cannot wait. */
  boolean has(Job completed);

  /**
   * What Storage says.
   *
   * @throws RuntimeException of the call, when it cannot be asked
   */
  boolean reallyHas(Job completed);
}
