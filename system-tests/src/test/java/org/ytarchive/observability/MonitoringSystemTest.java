package org.ytarchive.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.system.Jobs;
import org.ytarchive.system.Service;
import org.ytarchive.system.StackProcess;
import org.ytarchive.system.TestYouTube;

/** The real Prometheus scrapes a stack that archives, and is asked all that is ever asked of it. */
class MonitoringSystemTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String JSON = "application/json";
  private static final String NOTES = "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String SECRET = "open-sesame";

  private static final Set<String> TOLD =
      Set.of(
          "http.request.method",
          "http.route",
          "http.response.status_code",
          "server.address",
          "ytarchive.work",
          "process.executable.name",
          "process.exit.code");

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Prometheus prometheus;
  private static OtlpReceiver collector;
  private static String job = "";

  @BeforeAll
  static void start() {
    var catalogue = StandInCatalogue.of(video("dQw4w9WgXcQ").heights(144).build());
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    collector = new OtlpReceiver();
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings()));
    prometheus = Prometheus.start(folder.resolve("prometheus"), stack);
    var jobs = new Jobs(stack);
    var gone = jobs.create("neverThere0");
    job = ask("dQw4w9WgXcQ");
    jobs.awaitCompleted(job, SOON);
    assertThat(jobs.awaitEnd(gone, SOON).path("status").asText()).isEqualTo("failed");
  }

  private static Map<String, String> settings() {
    return Map.of(
        "LOG_FORMAT",
        "json",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        collector.endpoint(),
        "OTEL_EXPORTER_OTLP_HEADERS",
        "authorization=Bearer%20" + SECRET);
  }

  /** As somebody does whose own work is a part of a trace. */
  private static String ask(String video) {
    var place = "00-" + TRACE + "-" + CALLER + "-01";
    var body = "{\"video_id\": \"" + video + "\"}";
    var headers = new String[] {"Content-Type", JSON, "traceparent", place, "tracestate", NOTES};
    return stack.jobs().send("POST", "/jobs", body, headers).data().path("job_id").asText();
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var c = collector;
        var s = stack;
        var p = prometheus) {
      assertThat(c.all()).isNotEmpty();
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().port()).isPositive();
      assertThat(p.rules()).isNotEmpty();
    }
  }

  @Test
  void prometheus_readsEveryService() {
    int replicas = Arrays.stream(Service.values()).mapToInt(s -> stack.ports(s).size()).sum();

    await().atMost(SOON).until(() -> prometheus.query("up == 1").size() == replicas);
  }

  static Stream<Deployed.Question> questions() {
    return Deployed.questions();
  }

  /** What was archived shows on every panel. */
  @ParameterizedTest
  @MethodSource("questions")
  void panel_hasData(Deployed.Question question) {
    await()
        .alias(question.toString())
        .atMost(SOON)
        .until(() -> prometheus.query(question.asked()), samples -> !samples.isEmpty());
  }

  /** What the caller's own system keeps with the trace comes out at its far end. */
  @Test
  void trace_carriesTheCallersNotes() {
    await().atMost(SOON).until(() -> named("ffprobe").isPresent());

    assertThat(collector.trace(TRACE)).allSatisfy(s -> assertThat(s.notes()).isEqualTo(NOTES));
  }

  /** One trace, from the caller's own place in it to the tools' ends. */
  @Test
  void trace_leadsFromTheRequestToTheTool() {
    await().atMost(SOON).until(() -> named("ffprobe").isPresent() && named("job").isPresent());
    var trace = collector.trace(TRACE);
    var asked = named("POST /jobs").orElseThrow();

    assertThat(asked.parent()).isEqualTo(CALLER);
    assertThat(OtlpReceiver.path(trace, named("yt-dlp").orElseThrow()))
        .containsExactly(
            "download yt-dlp",
            "download download",
            "download POST /download",
            "jobs POST",
            "jobs job",
            "jobs POST /jobs");
    assertThat(trace).extracting(OtlpReceiver.Told::service).contains("ytarchive-storage");
    assertThat(named("yt-dlp").orElseThrow().attributes()).containsEntry("process.exit.code", "0");
    assertThat(trace)
        .filteredOn(OtlpReceiver.Told::failed)
        .as("there is no key for the YouTube Data API")
        .extracting(OtlpReceiver.Told::name)
        .containsOnly("GET /metadata/{videoId}", "GET");
  }

  private static Optional<OtlpReceiver.Told> named(String name) {
    return OtlpReceiver.named(collector.trace(TRACE), name);
  }

  /** What leaves the house is a known few words: no argument, no address of a video, no secret. */
  @Test
  void spans_tellNothingElse() {
    assertThat(collector.all())
        .isNotEmpty()
        .allSatisfy(span -> assertThat(TOLD).containsAll(span.attributes().keySet()))
        .noneMatch(span -> span.toString().contains(SECRET));
    assertThat(collector.credentials()).containsOnly("Bearer " + SECRET);
    assertThat(logged()).doesNotContain(SECRET);
  }

  private static String logged() {
    return stack.logs().stream().map(Checkout::text).collect(Collectors.joining());
  }

  @Test
  void log_namesTheTrace() {
    var lines =
        logged().lines().filter(line -> line.contains("\"job_id\":\"" + job + "\"")).toList();

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines).allSatisfy(line -> assertThat(line).contains("\"trace_id\":\"" + TRACE));
  }

  @Test
  void alerts_canBeEvaluated() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(prometheus.rules())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(rule -> assertThat(rule.path("health").asText()).isEqualTo("ok")));
  }

  /** The table in the document is what a scrape shows, name by name and label by label. */
  @ParameterizedTest
  @EnumSource
  void figures_areThoseOfTheDocument(Service service) {
    var page = stack.caller(service).get("/metrics").text();

    assertThat(Figures.namesIn(page)).isEqualTo(Figures.documentedFor(service).keySet());
    Figures.documentedFor(service)
        .forEach(
            (name, labels) ->
                assertThat(Figures.labelsOf(name, page))
                    .as(name)
                    .allSatisfy(l -> assertThat(l).isEqualTo(labels)));
  }
}
