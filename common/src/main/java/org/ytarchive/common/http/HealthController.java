package org.ytarchive.common.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.api.ApiCall;

/** How a service is. The first two never touch the database; the third asks everything. */
@Controller("/health")
class HealthController {
  private static final Logger log = LoggerFactory.getLogger(HealthController.class);

  private final String service;
  private final List<ReadinessCheck> checks;
  private final Clock clock;

  HealthController(
      @Value("${ytarchive.service}") String service, List<ReadinessCheck> checks, Clock clock) {
    this.service = service;
    this.checks = checks;
    this.clock = clock;
  }

  /** The documented health check; not in the envelope ({@code ytarchive.md}, "Health Check"). */
  @ApiCall(id = "getHealth")
  @Get
  Health health() {
    return new Health("healthy", service, clock.instant());
  }

  /** Whether the process answers at all. */
  @ApiCall(id = "getLiveness")
  @Get("/liveness")
  Health liveness() {
    return health();
  }

  /** Whether all that is needed is there: 200, else 503; the body says what is missing. */
  @ApiCall(
      id = "getReadiness",
      statuses = {200, 503})
  @Get("/readiness")
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<Readiness> readiness() {
    var results = new TreeMap<String, Readiness.CheckResult>();
    checks.forEach(check -> results.put(check.name(), ask(check)));
    boolean ready = results.values().stream().allMatch(Readiness.CheckResult::isUp);
    var body = new Readiness(ready ? "ready" : "not_ready", service, results, clock.instant());
    return HttpResponse.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).body(body);
  }

  private static Readiness.CheckResult ask(ReadinessCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      log.warn("readiness check {} failed: {}", check.name(), e.toString());
      return Readiness.CheckResult.down("the check failed; the log says why");
    }
  }
}
