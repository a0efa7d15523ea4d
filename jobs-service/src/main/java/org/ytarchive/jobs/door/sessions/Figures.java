package org.ytarchive.jobs.door.sessions;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ytarchive.jobs.job.JobStatus;

/** Writes down what {@link Monitor} found ({@code docs/doors.md} lists the fields). */
@Singleton
class Figures {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final SessionSettings settings;

  Figures(SessionSettings settings) {
    this.settings = settings;
  }

  Map<String, Object> health(Monitor.Look look) {
    var all = heading(look);
    all.put("reasons", look.verdict().reasons());
    all.put("services", look.services());
    all.put("active_sessions", look.sessions().active());
    all.put("active_jobs", active(look));
    return all;
  }

  Map<String, Object> metrics(Monitor.Look look) {
    var all = heading(look);
    all.put("sessions", sessions(look));
    all.put("jobs", jobs(look));
    all.put("storage", storage(look));
    all.put("system", system(look.system()));
    all.put("performance", performance(look));
    return all;
  }

  Map<String, Object> status(Monitor.Look look) {
    var all = metrics(look);
    all.put("reasons", look.verdict().reasons());
    all.put("services", look.services());
    all.put("limits", limits());
    all.put("thresholds", Verdict.thresholds());
    return all;
  }

  private static Map<String, Object> heading(Monitor.Look look) {
    var all = new LinkedHashMap<String, Object>();
    all.put("status", look.verdict().level().word());
    all.put("timestamp", look.at());
    all.put("uptime_seconds", look.uptime().toSeconds());
    return all;
  }

  private Map<String, Object> sessions(Monitor.Look look) {
    var all = new LinkedHashMap<String, Object>();
    all.put("active", look.sessions().active());
    all.put("total", look.sessions().sessions());
    all.put("max", settings.max());
    all.put("active_jobs", look.sessions().jobs().active());
    all.put("total_jobs", look.sessions().jobs().total());
    return all;
  }

  /** All jobs, whoever's. */
  private static Map<String, Object> jobs(Monitor.Look look) {
    var all = new LinkedHashMap<String, Object>();
    all.put("active", active(look));
    all.put("total", look.jobs().values().stream().mapToLong(Long::longValue).sum());
    for (var status : JobStatus.values()) {
      all.put(SessionWords.status(status), look.jobs().getOrDefault(status, 0L));
    }
    return all;
  }

  private static long active(Monitor.Look look) {
    return look.jobs().getOrDefault(JobStatus.QUEUED, 0L)
        + look.jobs().getOrDefault(JobStatus.DOWNLOADING, 0L);
  }

  private static Map<String, Object> storage(Monitor.Look look) {
    var all = new LinkedHashMap<String, Object>();
    all.put("sessions_used_bytes", look.sessions().jobs().bytes());
    all.put("disk_free_bytes", look.system().diskFree());
    all.put("disk_total_bytes", look.system().diskTotal());
    return all;
  }

  private static Map<String, Object> system(SystemFigures system) {
    var all = new LinkedHashMap<String, Object>();
    all.put("cpu_percent", system.cpuPercent());
    all.put("memory_percent", system.memoryPercent());
    all.put("memory_used_bytes", system.memoryUsed());
    all.put("memory_total_bytes", system.memoryTotal());
    all.put("disk_percent", system.diskPercent());
    return all;
  }

  /** Null before the first download. */
  private static Map<String, Object> performance(Monitor.Look look) {
    var all = new LinkedHashMap<String, Object>();
    all.put("average_job_seconds", perJob(look));
    return all;
  }

  @Nullable
  private static Double perJob(Monitor.Look look) {
    return look.pace().map(pace -> pace.toMillis() / MILLIS_PER_SECOND).orElse(null);
  }

  private Map<String, Object> limits() {
    var all = new LinkedHashMap<String, Object>();
    all.put("max_sessions", settings.max());
    all.put("max_jobs_per_session", settings.maxJobs());
    all.put("session_timeout_seconds", settings.ttl().toSeconds());
    all.put("file_grace_seconds", settings.fileGrace().toSeconds());
    all.put("requests_per_minute", settings.requestsPerMinute());
    return all;
  }
}
