package org.ytarchive.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WebSocket that connects again whenever it is cut off, and what each connection heard. */
final class ReturningListener implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int NORMAL = 1000;
  private static final Duration OPENING = Duration.ofSeconds(10);

  private final URI address;
  private final List<List<String>> connections = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  ReturningListener(int port, String path) {
    this.address = URI.create("ws://127.0.0.1:" + port + path);
    connect();
  }

  private void connect() {
    if (!closed) {
      HTTP.newWebSocketBuilder()
          .connectTimeout(OPENING) // one that is cut off before it is open says nothing at all
          .buildAsync(address, new Ear())
          .whenComplete((socket, refused) -> againIf(refused != null));
    }
  }

  private void againIf(boolean lost) {
    if (lost) {
      Thread.ofVirtual().start(this::connect);
    }
  }

  /** What was heard, connection by connection. */
  List<List<String>> connections() {
    return connections;
  }

  /** Whether anything that was heard, on whichever connection, is like this. */
  boolean heard(java.util.function.Predicate<String> like) {
    return connections.stream().flatMap(List::stream).anyMatch(like);
  }

  private final class Ear implements WebSocket.Listener {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder unfinished = new StringBuilder();

    @Override
    public void onOpen(WebSocket socket) {
      connections.add(heard);
      WebSocket.Listener.super.onOpen(socket);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      unfinished.append(text);
      if (last) {
        heard.add(unfinished.toString());
        unfinished.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, text, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      againIf(code != NORMAL);
      return WebSocket.Listener.super.onClose(from, code, reason);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      againIf(true);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
