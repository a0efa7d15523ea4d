package org.ytarchive.common.http.metrics;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.ytarchive.common.api.ApiCall;

/** Everything measured here for a Prometheus to read, under both usual names. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class MetricsController {
  private static final MediaType TEXT = MediaType.of("text/plain; version=0.0.4; charset=utf-8");

  private final MetricsPage page;

  MetricsController(MetricsPage page) {
    this.page = page;
  }

  /** Everything measured here, in the text format of Prometheus. */
  @ApiCall(id = "getMetrics", answer = String.class, produces = MediaType.TEXT_PLAIN)
  @Get(
      uris = {"/metrics", "/prometheus"},
      produces = MediaType.ALL)
  HttpResponse<String> metrics() {
    return HttpResponse.ok(page.text()).contentType(TEXT);
  }
}
