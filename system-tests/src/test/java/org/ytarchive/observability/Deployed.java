package org.ytarchive.observability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ytarchive.house.Checkout;
import org.ytarchive.system.Json;

/** What lies under {@code deploy/} for Prometheus and Grafana. */
final class Deployed {
  static final Path CONFIG = Checkout.file("deploy/prometheus/prometheus.yml");
  static final Path ALERTS = Checkout.file("deploy/prometheus/alerts.yml");
  static final Path ALERTS_TEST = Checkout.file("deploy/prometheus/alerts-test.yml");

  private Deployed() {}

  /** One question that a panel of a dashboard asks. */
  record Question(String dashboard, String panel, String expression) {

    /** As Grafana asks it, with its variables filled in. */
    String asked() {
      return expression.replace("$__rate_interval", "1m");
    }

    @Override
    public String toString() {
      return dashboard + ": " + panel + ": " + expression;
    }
  }

  static List<Path> dashboards() {
    try (Stream<Path> files = Files.list(Checkout.file("deploy/grafana/dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> panels(JsonNode dashboard) {
    return stream(dashboard.path("panels")).toList();
  }

  static Stream<Question> questions() {
    return dashboards().stream()
        .map(Checkout::text)
        .map(Json::read)
        .flatMap(
            board ->
                panels(board).stream()
                    .flatMap(panel -> questions(board.path("title").asText(), panel)));
  }

  private static Stream<Question> questions(String board, JsonNode panel) {
    return stream(panel.path("targets"))
        .map(
            target ->
                new Question(board, panel.path("title").asText(), target.path("expr").asText()));
  }

  static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
