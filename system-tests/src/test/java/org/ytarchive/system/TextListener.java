package org.ytarchive.system;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Hears lines of text over a WebSocket until it is closed. */
final class TextListener implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder unfinished = new StringBuilder();
  private final WebSocket socket;
  private volatile int closeCode = -1;

  private TextListener(URI address) throws Exception {
    this.socket = HTTP.newWebSocketBuilder().buildAsync(address, this).get(10, TimeUnit.SECONDS);
  }

  static TextListener at(int port, String path) {
    try {
      return new TextListener(URI.create("ws://127.0.0.1:" + port + path));
    } catch (Exception e) {
      throw new AssertionError("no WebSocket at " + path, e);
    }
  }

  List<String> heard() {
    return heard;
  }

  /** How the other side closed it; -1 while it is open or when it broke. */
  int closeCode() {
    return closeCode;
  }

  /** All lines, once the other side has closed. */
  List<String> toTheEnd(Duration limit) {
    await("the last line").atMost(limit).until(() -> closeCode != -1);
    return heard;
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
    closeCode = code;
    return WebSocket.Listener.super.onClose(from, code, reason);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
