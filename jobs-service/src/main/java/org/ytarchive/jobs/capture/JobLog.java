package org.ytarchive.jobs.capture;

import java.util.List;
import org.ytarchive.common.JobId;

/** What happened while a job was worked on, line by line, kept with the job. */
public interface JobLog {

  /**
   * A line.
   *
   * @param number within the job, from 1
   * @param attempt the attempt it was said in
   */
  record Line(long number, int attempt, String text) {}

  /**
   * Keeps those of the latest lines that were not kept before.
   *
   * @param latest as its teller has them now: the newest last, the oldest perhaps dropped
   */
  void append(JobId job, int attempt, List<String> latest);

  /** The lines after the one of this number, oldest first. */
  List<Line> read(JobId job, long after, int limit);
}
