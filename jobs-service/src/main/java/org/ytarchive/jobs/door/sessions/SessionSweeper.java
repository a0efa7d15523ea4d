package org.ytarchive.jobs.door.sessions;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.job.JobService;

/**
 * Ends sessions nobody uses any more: closes them, cancels their jobs and, after the grace, removes
 * their files. Each step may be repeated, by any replica.
 */
@Singleton
class SessionSweeper {
  private static final Logger log = LoggerFactory.getLogger(SessionSweeper.class);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final SessionStore sessions;
  private final SessionFiles files;
  private final JobService jobs;
  private final SessionSettings settings;
  private final Clock clock;

  SessionSweeper(
      SessionStore sessions,
      SessionFiles files,
      JobService jobs,
      SessionSettings settings,
      Clock clock) {
    this.sessions = sessions;
    this.files = files;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(
      initialDelay = "${ytarchive.sessions.sweep}",
      fixedDelay = "${ytarchive.sessions.sweep}")
  void sweepQuietly() {
    try {
      sweep();
    } catch (RuntimeException e) {
      log.warn("expired sessions wait for the next sweep: {}", e.toString());
    }
  }

  void sweep() {
    var now = clock.instant();
    sessions.close(now.minus(settings.ttl()), now).forEach(s -> log.info("session {} expired", s));
    sessions.goingOn().forEach(jobs::cancelUnlessEnded);
    sessions.unswept(now.minus(settings.fileGrace())).forEach(this::removeFiles);
    sessions.sweptBy(now.minus(REMEMBERED)).forEach(this::forget);
  }

  private void removeFiles(UUID handle) {
    try {
      files.remove(handle);
      sessions.swept(handle, clock.instant());
      log.info("session {}: its files are removed", handle);
    } catch (RuntimeException e) {
      log.warn("session {}: its files stay until the next sweep: {}", handle, e.toString());
    }
  }

  /** A job that ended while its session was swept may have left a name, which nobody else knows. */
  private void forget(UUID handle) {
    try {
      files.remove(handle);
      sessions.forget(handle);
    } catch (RuntimeException e) {
      log.warn("session {}: is remembered until the next sweep: {}", handle, e.toString());
    }
  }
}
