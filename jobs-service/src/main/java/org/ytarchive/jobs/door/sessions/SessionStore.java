package org.ytarchive.jobs.door.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.job.Job;

/** Where sessions live. Every implementation passes {@code SessionStoreContract}. */
public interface SessionStore {

  /**
   * A new session, unless {@code atMost} are active after {@code since}; of many that come at once
   * no more than that.
   */
  boolean create(UUID handle, byte[] secret, Instant now, Instant since, int atMost);

  Optional<Session> find(byte[] secret);

  Optional<Session> find(UUID handle);

  /** Notes that the session was active; never earlier than it was. */
  void touch(UUID handle, Instant now);

  /** Those active after {@code since} and not closed, newest first. */
  List<Session> active(Instant since);

  /** How many there are, the expired included, and how all their jobs are. */
  Totals totals(Instant since);

  /**
   * @param sessions all that are remembered
   * @param active those active after a moment
   * @param jobs of all of them
   */
  record Totals(int sessions, int active, Session.Tally jobs) {}

  /**
   * Writes the job, with its place in the queue, for this session, unless it has {@code atMost}
   * that were not cancelled; of many that come at once no more than that.
   */
  boolean add(UUID handle, SessionJob asked, Job job, int atMost);

  /** Newest first. */
  List<SessionJob> jobs(UUID handle);

  /** Empty for what is not this session's. */
  Optional<SessionJob> job(UUID handle, JobId id);

  /** Whose a job is; empty for what was not asked for at this door. */
  Optional<UUID> owner(JobId id);

  /** Closes those not active after {@code since}. */
  List<UUID> close(Instant since, Instant now);

  /** Closed at {@code before} or earlier, and not swept yet. */
  List<UUID> unswept(Instant before);

  /** Closed, not swept, and with jobs that still go on: somebody died before cancelling them. */
  List<JobId> goingOn();

  void swept(UUID handle, Instant now);

  /** Swept at {@code before} or earlier. */
  List<UUID> sweptBy(Instant before);

  /** Its jobs stay jobs. */
  void forget(UUID handle);
}
