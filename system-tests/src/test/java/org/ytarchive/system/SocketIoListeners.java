package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stock socket.io clients in a process of Node, and what they have told of themselves. */
final class SocketIoListeners implements AutoCloseable {
  private final NpmClients.Client node;
  private final int count;

  private SocketIoListeners(NpmClients.Client node, int count) {
    this.node = node;
    this.count = count;
  }

  /**
   * @param transports {@code default}, or names with commas
   */
  static SocketIoListeners at(int port, String transports, int count) {
    var url = "http://127.0.0.1:" + port;
    return new SocketIoListeners(
        NpmClients.script("listen.mjs", url, transports, Integer.toString(count)), count);
  }

  /** Returns when all are connected, and upgraded where they do that. */
  SocketIoListeners awaitConnected(String transport) {
    await("clients that speak " + transport)
        .atMost(Duration.ofSeconds(90))
        .failFast("the clients ended", () -> !node.isAlive())
        .untilAsserted(
            () ->
                assertThat(
                        told()
                            .filter(line -> line.path("transport").asText().equals(transport))
                            .map(line -> line.path("client").asInt())
                            .distinct())
                    .hasSize(count));
    return this;
  }

  private Stream<JsonNode> told() {
    return node.lines().stream().filter(line -> line.startsWith("{")).map(Json::read);
  }

  List<JsonNode> told(String event) {
    return told().filter(line -> line.path("event").asText().equals(event)).toList();
  }

  /** The final updates one client was told of these jobs, in its order. */
  List<String> finals(int client) {
    return told("job_update").stream()
        .filter(line -> line.path("client").asInt() == client)
        .map(line -> line.path("data"))
        .filter(data -> !data.path("status").asText().equals("in_progress"))
        .map(data -> data.path("job_id").asText() + " " + data.path("status").asText())
        .toList();
  }

  /** The same, apart for each connection the client had. */
  List<List<String>> finalsByConnection(int client) {
    var all = new ArrayList<List<String>>();
    told()
        .filter(line -> line.path("client").asInt() == client)
        .forEach(
            line -> {
              if (line.path("event").asText().equals("connect")) {
                all.add(new ArrayList<>());
              } else if (isFinal(line)) {
                all.getLast().add(line.path("data").path("job_id").asText());
              }
            });
    return all;
  }

  private static boolean isFinal(JsonNode line) {
    return line.path("event").asText().equals("job_update")
        && !line.path("data").path("status").asText().equals("in_progress");
  }

  /** Whole updates one client was told of a job. */
  List<JsonNode> updates(int client, String job) {
    return told("job_update").stream()
        .filter(line -> line.path("client").asInt() == client)
        .map(line -> line.path("data"))
        .filter(data -> data.path("job_id").asText().equals(job))
        .toList();
  }

  @Override
  public void close() {
    node.close();
  }
}
