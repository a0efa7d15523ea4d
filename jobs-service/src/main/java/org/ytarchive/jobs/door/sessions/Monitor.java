package org.ytarchive.jobs.door.sessions;

import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ytarchive.common.http.DatabaseAway;
import org.ytarchive.common.http.Readiness;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.jobs.job.Forecast;
import org.ytarchive.jobs.job.JobService;
import org.ytarchive.jobs.job.JobStatus;

/** Gathers the figures of "Health &amp; Monitoring"; all of them are taken when asked for. */
@Context
class Monitor {
  private static final double PERCENT = 100.0;
  private static final String DATABASE = "database";

  private final SessionService sessions;
  private final SessionSettings settings;
  private final JobService jobs;
  private final Forecast forecast;
  private final Machine machine;
  private final List<ReadinessCheck> checks;
  private final Clock clock;
  private final Instant started;

  Monitor(
      SessionService sessions,
      SessionSettings settings,
      JobService jobs,
      Forecast forecast,
      Machine machine,
      List<ReadinessCheck> checks,
      Clock clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.jobs = jobs;
    this.forecast = forecast;
    this.machine = machine;
    this.checks = checks;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** What was found at one moment. */
  record Look(
      Instant at,
      Duration uptime,
      SystemFigures system,
      SessionStore.Totals sessions,
      Map<JobStatus, Long> jobs,
      Optional<Duration> pace,
      Map<String, String> services,
      Verdict verdict) {}

  /** What the database says. */
  private record Counted(
      SessionStore.Totals sessions, Map<JobStatus, Long> jobs, Optional<Duration> pace) {
    static final Counted NOTHING =
        new Counted(new SessionStore.Totals(0, 0, Session.Tally.NONE), Map.of(), Optional.empty());
  }

  Look look() {
    var system = machine.figures();
    var services = services();
    var counted = counted(services);
    var totals = counted.sessions();
    var down = new TreeMap<>(services);
    down.values().removeIf("up"::equals);
    return new Look(
        clock.instant(),
        Duration.between(started, clock.instant()),
        system,
        totals,
        counted.jobs(),
        counted.pace(),
        services,
        Verdict.of(system, totals.active() * PERCENT / settings.max(), down));
  }

  /** A database that went away just now is no error of who asks how we are. */
  private Counted counted(Map<String, String> services) {
    if ("down".equals(services.get(DATABASE))) {
      return Counted.NOTHING;
    }
    try {
      return new Counted(sessions.totals(), jobs.counts(), forecast.pace());
    } catch (RuntimeException e) {
      if (!DatabaseAway.explains(e)) {
        throw e;
      }
      services.put(DATABASE, "down");
      return Counted.NOTHING;
    }
  }

  private Map<String, String> services() {
    var found = new LinkedHashMap<String, String>();
    checks.forEach(check -> found.put(check.name(), state(check)));
    return found;
  }

  private static String state(ReadinessCheck check) {
    try {
      Readiness.CheckResult result = check.check();
      return result.status();
    } catch (RuntimeException e) {
      return "down";
    }
  }
}
