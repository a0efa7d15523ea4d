package org.ytarchive.system;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A WebSocket that connects again whenever it is cut off, and what each connection heard. */
final class ReturningListener implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int NORMAL = 1000;
  private static final Duration OPENING = Duration.ofSeconds(10);

  /** Who is silent gets a ping every 15 s: without one the connection is gone, whatever it says. */
  private static final Duration SILENCE = Duration.ofSeconds(40);

  private final URI address;
  private final List<List<String>> connections = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /** The last that became of it, for who wonders why it heard nothing. */
  private volatile String state = "new";

  ReturningListener(int port, String path) {
    this.address = URI.create("ws://127.0.0.1:" + port + path);
    connect();
  }

  private void connect() {
    if (!closed) {
      state = "opening since " + Instant.now();
      HTTP.newWebSocketBuilder()
          .connectTimeout(OPENING) // one that is cut off before it is open says nothing at all
          .buildAsync(address, new Ear())
          .whenComplete((socket, refused) -> opened(refused));
    }
  }

  private void opened(@Nullable Throwable refused) {
    state += refused == null ? ", opened" : ", refused: " + refused;
    againIf(refused != null);
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
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile long lastSign = System.nanoTime();

    @Override
    public void onOpen(WebSocket socket) {
      connections.add(heard);
      Thread.ofVirtual().start(() -> watch(socket));
      WebSocket.Listener.super.onOpen(socket);
    }

    private void watch(WebSocket socket) {
      while (!closed && !over.get()) {
        LockSupport.parkNanos(SILENCE.toNanos() / 10);
        if (System.nanoTime() - lastSign > SILENCE.toNanos()) {
          socket.abort();
          end("silent", true);
        }
      }
    }

    private void end(String how, boolean lost) {
      if (over.compareAndSet(false, true)) {
        state += ", " + how;
        againIf(lost);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      lastSign = System.nanoTime();
      unfinished.append(text);
      if (last) {
        heard.add(unfinished.toString());
        unfinished.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, text, last);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      lastSign = System.nanoTime();
      return WebSocket.Listener.super.onPing(from, message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end("closed with " + code, code != NORMAL);
      return WebSocket.Listener.super.onClose(from, code, reason);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end("failed: " + error, true);
    }
  }

  @Override
  public String toString() {
    return address + " " + state + ", heard " + connections;
  }

  @Override
  public void close() {
    closed = true;
  }
}
