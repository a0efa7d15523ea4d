package org.ytarchive.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.system.Json;

/** What is deployed for Prometheus and Grafana, read by promtool and by us. */
class PromtoolTest {
  private static final Pattern NAME = Pattern.compile("(?m)^      - alert: (\\S+)$");
  private static final Pattern SPOKEN =
      Pattern.compile("(?m)^        alertname: (\\S+)\\n        exp_alerts:$");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z]\\w+)` \\| (?:critical|warning|info) \\|");

  static Stream<Path> dashboards() {
    return Deployed.dashboards().stream();
  }

  private static void promtool(String... arguments) throws Exception {
    var command = Stream.concat(Stream.of(Prometheus.program("promtool")), Stream.of(arguments));
    var process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Test
  void config_isValid() throws Exception {
    promtool("check", "config", "--lint=all", "--lint-fatal", Deployed.CONFIG.toString());
  }

  @Test
  void alerts_areValid() throws Exception {
    promtool("check", "rules", "--lint=all", "--lint-fatal", Deployed.ALERTS.toString());
  }

  @Test
  void alerts_speakWhenTheyMust() throws Exception {
    promtool("test", "rules", Deployed.ALERTS_TEST.toString());
  }

  /** None is deployed that is not tested and documented. */
  @Test
  void alerts_areTestedAndDocumented() {
    var deployed = names(NAME, Deployed.ALERTS);

    assertThat(deployed).hasSizeGreaterThan(10);
    assertThat(names(SPOKEN, Deployed.ALERTS_TEST)).isEqualTo(deployed);
    assertThat(names(ROW, Checkout.file("docs/observability.md"))).isEqualTo(deployed);
  }

  private static TreeSet<String> names(Pattern pattern, Path file) {
    return pattern
        .matcher(Checkout.text(file))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Nobody sees a dashboard before it is deployed: what Grafana needs of each is looked for here.
   */
  @ParameterizedTest
  @MethodSource("dashboards")
  void dashboard_isWhole(Path file) {
    var board = Json.read(Checkout.text(file));

    assertThat(board.path("uid").asText()).startsWith("ytarchive-").hasSizeLessThan(41);
    assertThat(board.path("schemaVersion").asInt()).isPositive();
    assertThat(board.has("id")).as("is given by Grafana").isFalse();
    assertThat(Checkout.text(Checkout.file("docs/observability.md")))
        .contains("| " + board.path("title").asText() + " |");
    assertThat(Deployed.panels(board)).isNotEmpty();
    assertThat(Deployed.panels(board).stream().map(panel -> panel.path("id").asInt()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panel_asksOurSourceAndSaysWhatItShows(Path file) {
    assertThat(Deployed.panels(Json.read(Checkout.text(file))))
        .allSatisfy(
            panel -> {
              assertThat(panel.at("/datasource/uid").asText()).isEqualTo("prometheus");
              assertThat(panel.path("title").asText()).isNotEmpty();
              assertThat(panel.path("description").asText()).isNotEmpty();
              assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
              assertThat(panel.path("targets")).isNotEmpty();
              assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                  .isLessThanOrEqualTo(24);
            });
  }
}
