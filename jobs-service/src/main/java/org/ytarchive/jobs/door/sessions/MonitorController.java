package org.ytarchive.jobs.door.sessions;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import org.ytarchive.common.api.ApiCall;

/** {@code youtube-downloader-sessions.md}, "Health &amp; Monitoring". */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class MonitorController {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Monitor monitor;
  private final Figures figures;

  MonitorController(Monitor monitor, Figures figures) {
    this.monitor = monitor;
    this.figures = figures;
  }

  /** How the whole is: 200 while it is healthy or degraded, else 503. */
  @ApiCall(
      id = "getSessionsHealth",
      statuses = {200, 503})
  @Get("/health")
  HttpResponse<SystemHealth> health() {
    var look = monitor.look();
    boolean unhealthy = look.verdict().level() == Verdict.Level.UNHEALTHY;
    return HttpResponse.status(unhealthy ? UNAVAILABLE : OK, "").body(figures.health(look));
  }

  /** Whether the process answers at all; asks nobody. */
  @ApiCall(id = "getSessionsLiveness")
  @Get("/health/simple")
  Answering simple() {
    return new Answering("ok");
  }

  /** Sessions, jobs, storage, CPU, memory, disk and uptime. */
  @ApiCall(id = "getSessionsMetrics")
  @Get("/metrics")
  SystemMetrics metrics() {
    return figures.metrics(monitor.look());
  }

  /** The metrics, with services, limits and thresholds. */
  @ApiCall(id = "getSessionsStatus")
  @Get("/status")
  SystemStatus status() {
    return figures.status(monitor.look());
  }

  /**
   * That it answers.
   *
   * @param status always {@code ok}
   */
  @Serdeable
  record Answering(String status) {}
}
