package org.ytarchive.jobs.door.sessions;

import jakarta.inject.Singleton;
import org.ytarchive.jobs.job.JobStatus;

/** Writes down what {@link Monitor} found ({@code docs/doors.md} says where from). */
@Singleton
class Figures {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final SessionSettings settings;

  Figures(SessionSettings settings) {
    this.settings = settings;
  }

  SystemHealth health(Monitor.Look look) {
    return new SystemHealth(
        look.verdict().level().word(),
        look.at(),
        look.uptime().toSeconds(),
        look.verdict().reasons(),
        look.services(),
        look.sessions().active(),
        active(look));
  }

  SystemMetrics metrics(Monitor.Look look) {
    return new SystemMetrics(
        look.verdict().level().word(),
        look.at(),
        look.uptime().toSeconds(),
        sessions(look),
        jobs(look),
        storage(look),
        machine(look.system()),
        performance(look));
  }

  SystemStatus status(Monitor.Look look) {
    var metrics = metrics(look);
    return new SystemStatus(
        metrics.status(),
        metrics.timestamp(),
        metrics.uptimeSeconds(),
        metrics.sessions(),
        metrics.jobs(),
        metrics.storage(),
        metrics.system(),
        metrics.performance(),
        look.verdict().reasons(),
        look.services(),
        limits(),
        Thresholds.OURS);
  }

  private SystemMetrics.Sessions sessions(Monitor.Look look) {
    var sessions = look.sessions();
    return new SystemMetrics.Sessions(
        sessions.active(),
        sessions.sessions(),
        settings.max(),
        sessions.jobs().active(),
        sessions.jobs().total());
  }

  private static SystemMetrics.Jobs jobs(Monitor.Look look) {
    return new SystemMetrics.Jobs(
        active(look),
        look.jobs().values().stream().mapToLong(Long::longValue).sum(),
        count(look, JobStatus.QUEUED),
        count(look, JobStatus.DOWNLOADING),
        count(look, JobStatus.COMPLETED),
        count(look, JobStatus.FAILED),
        count(look, JobStatus.CANCELLED));
  }

  private static long active(Monitor.Look look) {
    return count(look, JobStatus.QUEUED) + count(look, JobStatus.DOWNLOADING);
  }

  private static long count(Monitor.Look look, JobStatus status) {
    return look.jobs().getOrDefault(status, 0L);
  }

  private static SystemMetrics.Storage storage(Monitor.Look look) {
    var system = look.system();
    return new SystemMetrics.Storage(
        look.sessions().jobs().bytes(), system.diskFree(), system.diskTotal());
  }

  private static SystemMetrics.Machine machine(SystemFigures system) {
    return new SystemMetrics.Machine(
        system.cpuPercent(),
        system.memoryPercent(),
        system.memoryUsed(),
        system.memoryTotal(),
        system.diskPercent());
  }

  private static SystemMetrics.Performance performance(Monitor.Look look) {
    var perJob = look.pace().map(pace -> pace.toMillis() / MILLIS_PER_SECOND);
    return new SystemMetrics.Performance(perJob.orElse(null));
  }

  private SystemStatus.Limits limits() {
    return new SystemStatus.Limits(
        settings.max(),
        settings.maxJobs(),
        settings.ttl().toSeconds(),
        settings.fileGrace().toSeconds(),
        settings.requestsPerMinute());
  }
}
