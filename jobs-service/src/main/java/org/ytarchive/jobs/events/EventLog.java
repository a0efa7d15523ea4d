package org.ytarchive.jobs.events;

import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;

/** What happened to jobs, in an order that a reader can resume without missing anything. */
public interface EventLog {

  /** Behind everything that may be handed out now. */
  Position head();

  /** Where an event stands; empty when there is none of that id. */
  Optional<Position> find(long eventId);

  /**
   * What comes after {@code from}, in order. Only events below the oldest open transaction: what
   * commits late comes later, never in between.
   */
  List<JobEvent> after(Position from, Optional<JobId> job, int limit);

  /** The same of several jobs. */
  List<JobEvent> after(Position from, List<JobId> jobs, int limit);

  /** A job's own events after the one with id {@code after}, oldest first. */
  List<JobEvent> history(JobId job, long after, int limit);

  /** How far the running jobs are, but for those with children. */
  List<LiveProgress> progress();

  /** How far playlists and channels at work are: the mean over their entries, which costs more. */
  List<LiveProgress> parents();
}
