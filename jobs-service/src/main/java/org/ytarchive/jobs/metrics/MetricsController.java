package org.ytarchive.jobs.metrics;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.stream.Collectors;

/** Everything measured here for a Prometheus to read. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class MetricsController {
  private final List<MetricsSource> sources;

  MetricsController(List<MetricsSource> sources) {
    this.sources = sources;
  }

  @Get(value = "/metrics", produces = MediaType.TEXT_PLAIN)
  String metrics() {
    return sources.stream()
        .flatMap(source -> source.metrics().stream())
        .map(Metric::text)
        .collect(Collectors.joining());
  }
}
