package org.ytarchive.jobs.door.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Speaks Engine.IO by hand, packet by packet, so that each can be looked at. */
final class EngineClient implements AutoCloseable {
  private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  EngineClient(URI base) {
    this.base = base;
  }

  private URI address(String query) {
    return URI.create(base + "/socket.io/?" + query);
  }

  HttpResponse<String> get(String query, String... headers) {
    return send("GET", query, null, headers);
  }

  HttpResponse<String> post(String query, String body, String... headers) {
    return send("POST", query, body, headers);
  }

  HttpResponse<String> send(String method, String query, @Nullable String body, String... headers) {
    return sendAsync(method, query, body, headers).join();
  }

  CompletableFuture<HttpResponse<String>> sendAsync(
      String method, String query, @Nullable String body, String... headers) {
    var request =
        HttpRequest.newBuilder(address(query))
            .timeout(Duration.ofSeconds(40))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** What a handshake is answered that came by this name, as a rebound browser sends it. */
  int statusAtHost(String host) throws IOException {
    try (var socket = new java.net.Socket(base.getHost(), base.getPort())) {
      var head = "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: %s\r\n\r\n";
      socket.getOutputStream().write(head.formatted(host).getBytes(StandardCharsets.US_ASCII));
      var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring(9));
    }
  }

  /** Opens a session by polling and gives its id. */
  String open() {
    return sid(get("EIO=4&transport=polling").body());
  }

  /** Opens one, asks to be let in and hears that it is. */
  String join() {
    var sid = open();
    assertThat(post(polling(sid), "40").body()).isEqualTo("ok");
    var packets = new StringBuilder();
    while (!packets.toString().contains("\"position\"")) {
      packets.append(get(polling(sid)).body());
    }
    return sid;
  }

  static String polling(String sid) {
    return "EIO=4&transport=polling&sid=" + sid;
  }

  static String sid(String packet) {
    var match = SID.matcher(packet);
    assertThat(match.find()).as(packet).isTrue();
    return match.group(1);
  }

  Socket socket(String query, String... headers) {
    var heard = new LinkedBlockingQueue<String>();
    var builder = http.newWebSocketBuilder();
    for (int i = 0; i + 1 < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    var address =
        URI.create(
            address("EIO=4&transport=websocket" + query).toString().replaceFirst("http", "ws"));
    return new Socket(builder.buildAsync(address, new Ear(heard)).join(), heard);
  }

  /** The status a socket is refused with. */
  int refusal(String query, String... headers) {
    try (var socket = socket(query, headers)) {
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : 0;
    }
  }

  /** A connected socket and what it heard; {@code closed} at its end. */
  record Socket(WebSocket socket, BlockingQueue<String> heard) implements AutoCloseable {

    void say(String packet) {
      socket.sendText(packet, true).join();
    }

    void sayBinary(byte... bytes) {
      socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    String next() {
      try {
        var packet = heard.poll(30, TimeUnit.SECONDS);
        assertThat(packet).as("a packet within 30 s").isNotNull();
        return packet;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The next that begins so; others are passed over. */
    String next(String prefix) {
      var packet = next();
      while (!packet.startsWith(prefix)) {
        assertThat(packet).as("before one that begins with %s", prefix).isNotEqualTo("closed");
        packet = next();
      }
      return packet;
    }

    @Override
    public void close() {
      socket.abort();
    }
  }

  private record Ear(BlockingQueue<String> heard) implements WebSocket.Listener {

    @Override
    @Nullable
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    @Nullable
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add("closed");
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      heard.add("closed");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
