package org.ytarchive.jobs.door.collector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;

/** What clients of the collector call their jobs. A job may have several names. */
public interface Names {

  /**
   * Gives a job this name unless the name is taken.
   *
   * @return the job that has the name now
   */
  JobId take(String name, JobId job, Instant now);

  /** The name means another job from now on: one like it that was there before. */
  void move(String name, JobId to);

  Optional<JobId> find(String name);

  /** By when they were given; empty for a job that is none of the collector's. */
  List<String> of(JobId job);

  /** Completed jobs with a name each, that which ended last first. */
  List<Named> latestCompleted(int limit, int offset);

  /** A job and its first name. */
  record Named(String name, JobId job) {}
}
