package org.ytarchive.common.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.http.SampleServer;

/** What a Prometheus reads from every service. */
class MetricsTest {
  private final Figures figures = new Figures();
  private final EmbeddedServer server =
      SampleServer.start(Map.of("API_REQUESTS_PER_MINUTE", "0"), figures);

  /** Something to look up, which may fail, or hang. */
  private static final class Figures implements MetricsSource {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch free = new CountDownLatch(1);
    private volatile boolean failing;
    private volatile boolean hanging;

    @Override
    public String name() {
      return "sample";
    }

    @Override
    public List<Metric> metrics() {
      asked.incrementAndGet();
      if (failing) {
        throw new IllegalStateException("away");
      }
      if (hanging) {
        await();
      }
      return List.of(
          Metric.gauge("ytarchive_sample", "Words.").with("root", "a \"b\" \\ c\nd", 1.5));
    }

    private void await() {
      try {
        free.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @AfterEach
  void stop() {
    figures.free.countDown();
    server.close();
  }

  private String scrape() throws Exception {
    return Caller.call(server, "GET", "/prometheus").body();
  }

  private static Stream<String> series(String page) {
    return page.lines()
        .filter(
            line -> !line.startsWith("#") && !line.startsWith("jvm_gc_")) // comes with the first
        .map(line -> line.replaceAll(" \\S+$", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/prometheus"})
  void page_isTextAsPrometheusWantsIt(String path) throws Exception {
    var answer = Caller.call(server, "GET", path, "Accept", "application/openmetrics-text");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body())
        .contains("# TYPE ytarchive_sample gauge\n")
        .contains("ytarchive_sample{root=\"a \\\"b\\\" \\\\ c\\nd\"} 1.5\n")
        .contains("ytarchive_metrics_up{source=\"sample\"} 1\n")
        .contains("jvm_memory_used_bytes{", "process_uptime_seconds ", "jvm_gc_");
  }

  @Test
  void requests_areTimedByTheirRoute() throws Exception {
    Caller.call(server, "GET", "/sample/number?n=3");
    Caller.call(server, "GET", "/sample/number?n=4");

    assertThat(scrape())
        .contains(
            "http_server_requests_seconds_count{method=\"GET\",status=\"200\","
                + "uri=\"/sample/number\"} 2\n")
        .contains(
            "http_server_requests_seconds_bucket{method=\"GET\",status=\"200\","
                + "uri=\"/sample/number\",le=\"30.0\"} 2\n");
  }

  /** Every label is one of ours: who makes up addresses, methods and names makes no series. */
  @Test
  void hostileRequests_makeNoSeries() throws Exception {
    storm(1);
    scrape(); // is a request, too
    var before = series(scrape()).toList();

    storm(40);

    assertThat(series(scrape())).containsExactlyInAnyOrderElementsOf(before);
    assertThat(String.join("", before)).doesNotContain("made-up");
  }

  private void storm(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      var word = "made-up-" + UUID.randomUUID();
      Caller.call(server, "GET", "/" + word);
      Caller.call(server, "GET", "/sample/" + word + "/" + word + "?" + word + "=" + word);
      Caller.call(server, "GET", "/sample/number?n=" + word);
      Caller.call(server, "DELETE", "/sample/" + word);
      Caller.call(server, "MADEUP" + i, "/sample/number");
      Caller.call(server, "GET", "/sample/number?n=1", "X-Request-Id", word);
      Caller.call(server, "POST", "/sample", "Origin", "https://" + word + ".example");
    }
  }

  /** When the database is away, the rest is still read, and it shows that something is missing. */
  @Test
  void sourceThatFails_isSaidToBeDown() throws Exception {
    figures.failing = true;

    assertThat(scrape())
        .contains("ytarchive_metrics_up{source=\"sample\"} 0\n")
        .contains("jvm_memory_used_bytes{")
        .doesNotContain("\nytarchive_sample{");
  }

  /** A database that hangs holds up the scrape for seconds, and is asked no second time. */
  @Test
  void sourceThatHangs_isAskedOnce() throws Exception {
    figures.hanging = true;

    assertThat(scrape()).contains("ytarchive_metrics_up{source=\"sample\"} 0\n");
    assertThat(scrape()).contains("ytarchive_metrics_up{source=\"sample\"} 0\n");
    assertThat(figures.asked).hasValue(1);
  }
}
