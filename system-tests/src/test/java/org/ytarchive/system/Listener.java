package org.ytarchive.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Hears what the jobs service tells over its WebSocket. */
final class Listener implements WebSocket.Listener, AutoCloseable {
  private static final String PROGRESS = "download_progress";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder unfinished = new StringBuilder();
  private final WebSocket socket;

  private Listener(URI address) throws Exception {
    this.socket = HTTP.newWebSocketBuilder().buildAsync(address, this).get(60, TimeUnit.SECONDS);
  }

  /** Listens at {@code /ws}, or for one job at {@code /ws?job_id=...}. */
  static Listener at(StackProcess stack, String path) {
    return at(stack.port(Service.JOBS), path);
  }

  static Listener at(int port, String path) {
    try {
      return new Listener(URI.create("ws://127.0.0.1:" + port + path));
    } catch (Exception e) {
      throw new AssertionError("no WebSocket at " + path, e);
    }
  }

  List<JsonNode> heard() {
    return heard;
  }

  List<JsonNode> heard(String event) {
    return heard.stream().filter(e -> e.path("event").asText().equals(event)).toList();
  }

  /** The changes of one job's state that were told, without its progress. */
  List<String> statesOf(String jobId) {
    return of(jobId).map(e -> e.path("event").asText()).filter(e -> !e.equals(PROGRESS)).toList();
  }

  /** The percentages that were told of one job. */
  List<Integer> progressOf(String jobId) {
    return of(jobId)
        .filter(e -> e.path("event").asText().equals(PROGRESS))
        .map(e -> e.path("progress").asInt())
        .toList();
  }

  private Stream<JsonNode> of(String jobId) {
    return heard.stream().filter(e -> e.path("job_id").asText().equals(jobId));
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    unfinished.append(text);
    if (last) {
      heard.add(Json.read(unfinished.toString()));
      unfinished.setLength(0);
    }
    return WebSocket.Listener.super.onText(from, text, last);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
