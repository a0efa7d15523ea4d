package org.ytarchive.jobs.testing;

import jakarta.annotation.Nullable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Someone who listens to the jobs service, over WebSocket or server-sent events. */
public final class Listener implements AutoCloseable {
  /** The JSON of each message so far. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  /** The lines of an event stream that are not data. */
  public final List<String> lines = new CopyOnWriteArrayList<>();

  public volatile boolean ended;
  public volatile int closeCode;
  private final HttpClient http = HttpClient.newHttpClient();
  @Nullable private volatile WebSocket socket;

  public static Listener socket(JobsUnderTest jobs, String path) {
    var listener = new Listener();
    var address = URI.create(jobs.address(path).toString().replaceFirst("http", "ws"));
    listener.socket =
        listener.http.newWebSocketBuilder().buildAsync(address, listener.new Ear()).join();
    return listener;
  }

  /** With a header. */
  public static Listener socket(JobsUnderTest jobs, String path, String name, String value) {
    var listener = new Listener();
    var address = URI.create(jobs.address(path).toString().replaceFirst("http", "ws"));
    var builder = listener.http.newWebSocketBuilder().header(name, value);
    listener.socket = builder.buildAsync(address, listener.new Ear()).join();
    return listener;
  }

  /** Says something over the socket. */
  public void say(String text) {
    Objects.requireNonNull(socket).sendText(text, true).join();
  }

  /** The status an upgrade is refused with. */
  public static int refusal(JobsUnderTest jobs, String path, String origin) {
    var address = URI.create(jobs.address(path).toString().replaceFirst("http", "ws"));
    try (var http = HttpClient.newHttpClient()) {
      http.newWebSocketBuilder()
          .header("Origin", origin)
          .buildAsync(address, new WebSocket.Listener() {})
          .join()
          .abort();
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  /** Server-sent events; {@code lastEventId} may be empty. */
  public static Listener stream(JobsUnderTest jobs, String path, String lastEventId) {
    var listener = new Listener();
    var request = HttpRequest.newBuilder(jobs.address(path)).header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    Thread.ofVirtual().start(() -> listener.read(request.build()));
    return listener;
  }

  private void read(HttpRequest request) {
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      lines.add("status " + answer.statusCode());
      var reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        (line.startsWith("data: ") ? heard : lines).add(line.replaceFirst("^data: ", ""));
      }
      ended = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    @Nullable
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    @Nullable
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closeCode = code;
      ended = true;
      return null;
    }
  }

  /** The names of the events heard, progress left out. */
  public List<String> events() {
    return heard.stream()
        .map(json -> Json.at(json, "event").toString())
        .filter(name -> !name.equals("download_progress"))
        .toList();
  }

  public List<Object> progress() {
    return heard.stream()
        .filter(json -> Json.at(json, "event").equals("download_progress"))
        .map(json -> Json.at(json, "progress"))
        .toList();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
