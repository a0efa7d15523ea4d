package org.ytarchive.jobs.egress;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The state of the ways out for a Prometheus to read. */
@Controller
class MetricsController {
  private static final String GAUGE = "ytarchive_egress_blocked";

  private final Breaker breaker;

  MetricsController(Breaker breaker) {
    this.breaker = breaker;
  }

  @Get(value = "/metrics", produces = MediaType.TEXT_PLAIN)
  String metrics() {
    return Arrays.stream(Egress.values())
        .map(this::line)
        .collect(
            Collectors.joining(
                "",
                "# HELP %s 1 while a host refuses us and all work towards it pauses.\n# TYPE %s gauge\n"
                    .formatted(GAUGE, GAUGE),
                ""));
  }

  private String line(Egress egress) {
    return "%s{egress=\"%s\"} %d\n"
        .formatted(GAUGE, egress.wireName(), breaker.state(egress).isBlocked() ? 1 : 0);
  }
}
