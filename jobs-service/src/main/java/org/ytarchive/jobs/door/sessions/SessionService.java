package org.ytarchive.jobs.door.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.door.Refusal;
import org.ytarchive.jobs.job.Delivery;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOrders;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;

/** What one may ask of sessions. */
@Singleton
class SessionService {
  private static final Logger log = LoggerFactory.getLogger(SessionService.class);
  private static final int TOO_MANY = 429;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int OWNERS = 20_000;

  private final SessionStore sessions;
  private final JobOrders orders;
  private final JobService jobs;
  private final SessionSettings settings;
  private final Clock clock;

  /** Whose a job is never changes: listeners ask with every event there is. */
  private final Cache<JobId, Optional<UUID>> owners =
      Caffeine.newBuilder().maximumSize(OWNERS).build();

  SessionService(
      SessionStore sessions,
      JobOrders orders,
      JobService jobs,
      SessionSettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.orders = orders;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  /** A job with what was asked for. */
  record Asked(SessionJob wish, Job job) {}

  /** The new session's id is nowhere but in what this returns. */
  SessionGate.Visit create() {
    var id = SessionId.random();
    var handle = UUID.randomUUID();
    var now = clock.instant();
    if (!sessions.create(handle, id.hash(), now, since(now), settings.max())) {
      throw new Refusal(
          TOO_MANY,
          "Maximum number of concurrent sessions reached (%d): try again when one has expired"
              .formatted(settings.max()));
    }
    log.info("session {} created", handle);
    return new SessionGate.Visit(id, new Session(handle, now, now, false, Session.Tally.NONE));
  }

  /** Sessions whose last activity is no later than this are over. */
  private Instant since(Instant now) {
    return now.minus(settings.ttl());
  }

  List<Session> active() {
    return sessions.active(since(clock.instant()));
  }

  SessionStore.Totals totals() {
    return sessions.totals(since(clock.instant()));
  }

  /** A job of this session's own, whoever else asks for the same video. */
  Asked order(Session session, JobRequest asked) {
    var delivery =
        new Delivery(
            session.handle(),
            SessionWords.folder(asked.media()),
            asked.format(),
            asked.autoCaptions());
    var job = orders.draft(asked.order(), delivery);
    var wish = new SessionJob(job.id(), asked.url(), asked.media(), job.createdAt());
    if (!sessions.add(session.handle(), wish, job, settings.maxJobs())) {
      throw new Refusal(
          TOO_MANY,
          ("Session job limit reached (%d jobs): cancel one with DELETE /api/jobs/{job_id}, or create"
                  + " another session with POST /api/sessions/")
              .formatted(settings.maxJobs()));
    }
    log.info("{} queued for session {}", job.id(), session.handle());
    return new Asked(wish, job);
  }

  List<Asked> jobs(Session session) {
    return sessions.jobs(session.handle()).stream().map(this::with).toList();
  }

  private Asked with(SessionJob wish) {
    return new Asked(wish, jobs.get(wish.id()));
  }

  /** Empty for another session's job; quick for what it knows already. */
  Optional<Asked> find(Session session, JobId id) {
    var owner = owners.get(id, sessions::owner);
    return owner.filter(session.handle()::equals).isEmpty()
        ? Optional.empty()
        : sessions.job(session.handle(), id).map(this::with);
  }

  /** Another session's job is not found, and neither is what is no id. */
  Asked job(Session session, String id) {
    return jobId(id)
        .flatMap(known -> sessions.job(session.handle(), known))
        .map(this::with)
        .orElseThrow(() -> new Refusal(NOT_FOUND, "Job not found"));
  }

  private static Optional<JobId> jobId(String text) {
    try {
      return Optional.of(UUID.fromString(text))
          .filter(uuid -> uuid.toString().equalsIgnoreCase(text))
          .map(JobId::new);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** Cancelling twice is fine; a job that ended otherwise is a conflict. */
  Asked cancel(Session session, String id) {
    var asked = job(session, id);
    var status = asked.job().status();
    if (status.isFinal() && status != JobStatus.CANCELLED) {
      throw new Refusal(CONFLICT, "Job is already " + SessionWords.status(status));
    }
    return new Asked(asked.wish(), jobs.cancel(asked.job().id()));
  }
}
