package org.ytarchive.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `((?:ytarchive|http)_\\w+)` \\| ([^|]+) \\|([^|]*)\\| [^|]+ \\|$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^# TYPE ((?:ytarchive|http_server)_\\w+) (\\w+)$");

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() {
    var catalogue = StandInCatalogue.of(video("dQw4w9WgXcQ").heights(144).build());
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    prometheus = Prometheus.start(folder.resolve("prometheus"), stack);
    var jobs = new Jobs(stack);
    var gone = jobs.create("neverThere0");
    jobs.awaitCompleted(jobs.create("dQw4w9WgXcQ"), SOON);
    assertThat(jobs.awaitEnd(gone, SOON).path("status").asText()).isEqualTo("failed");
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack;
        var p = prometheus) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().port()).isPositive();
      assertThat(p.rules()).isNotEmpty();
    }
  }

  @Test
  void prometheus_readsEveryService() {
    await().atMost(SOON).until(() -> prometheus.query("up == 1").size() == Service.values().length);
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

    assertThat(namesIn(page)).isEqualTo(documentedFor(service).keySet());
    documentedFor(service)
        .forEach(
            (name, labels) ->
                assertThat(labelsOf(name, page))
                    .as(name)
                    .allSatisfy(l -> assertThat(l).isEqualTo(labels)));
  }

  private static Set<String> namesIn(String page) {
    return TYPE.matcher(page)
        .results()
        .map(m -> m.group(1))
        .filter(maximum().negate())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Comes with every timer. */
  private static Predicate<String> maximum() {
    return name -> name.endsWith("_seconds_max");
  }

  private static Map<String, Set<String>> documentedFor(Service service) {
    var all = new TreeMap<String, Set<String>>();
    DOCUMENTED
        .matcher(Checkout.text(Checkout.file("docs/observability.md")))
        .results()
        .filter(row -> row.group(2).equals("every") || row.group(2).contains(service.title()))
        .forEach(row -> all.put(row.group(1), words(row.group(3), "`(\\w+)`")));
    return all;
  }

  private static Stream<Set<String>> labelsOf(String name, String page) {
    return Pattern.compile("(?m)^" + name + "(?:_bucket|_sum|_count)?(?:\\{(.*)})? \\S+$")
        .matcher(page)
        .results()
        .map(sample -> sample.group(1) == null ? "" : sample.group(1))
        .map(labels -> words(labels, "(\\w+)=\""))
        .map(labels -> labels.stream().filter(l -> !l.equals("le")).collect(Collectors.toSet()));
  }

  private static Set<String> words(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
