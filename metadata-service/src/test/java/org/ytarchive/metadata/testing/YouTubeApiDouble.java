package org.ytarchive.metadata.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The YouTube Data API as it is met in life: what it knows, what it leaves out, how it fails. Only
 * the key {@link #KEY}, in the header, opens it.
 */
public final class YouTubeApiDouble implements AutoCloseable {
  public static final String KEY = "AIzaSyTest-key_0123456789";

  private final HttpServer server;
  private final Map<String, String> videos = new ConcurrentHashMap<>();
  private final Map<String, String> channels = new ConcurrentHashMap<>();
  private final Map<String, String> playlists = new ConcurrentHashMap<>();
  private final Map<String, String> handles = new ConcurrentHashMap<>();
  private final Map<String, List<String>> entries = new ConcurrentHashMap<>();
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Reply always = Reply.HONEST;

  private YouTubeApiDouble(HttpServer server) {
    this.server = server;
  }

  public static YouTubeApiDouble start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(loopback, 200);
      var api = new YouTubeApiDouble(server);
      server.createContext("/", api::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return api;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/youtube/v3";
  }

  /** Settings of a service that uses this API. */
  public Map<String, String> settings() {
    return Map.of("YOUTUBE_API_KEY", KEY, "YOUTUBE_API_BASE_URL", url());
  }

  /** Makes a video known, by the item that {@code videos.list} has for it. */
  public void hasVideo(String id, String item) {
    videos.put(id, item);
  }

  public void hasChannel(String id, String item) {
    channels.put(id, item);
  }

  /** Makes a playlist known, by the item that {@code playlists.list} has for it. */
  public void hasPlaylist(String id, String item) {
    playlists.put(id, item);
  }

  /** What {@code playlistItems.list} says, fifty at a time. */
  public void hasEntries(String playlistId, List<String> items) {
    entries.put(playlistId, items);
  }

  /** Who has this handle, {@code @…} in lower case. */
  public void hasHandle(String handle, String channelId) {
    handles.put(handle, channelId);
  }

  /** Answers the next requests so, then as before. */
  public void next(Reply... replies) {
    script.addAll(Arrays.asList(replies));
  }

  /** Answers all further requests so. */
  public void always(Reply reply) {
    always = reply;
  }

  /** Path and query of every request so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** How many requests were for this resource, such as {@code videos}. */
  public long count(String resource) {
    return requests.stream().filter(r -> r.startsWith("/youtube/v3/" + resource + "?")).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI().toString());
    var scripted = script.poll();
    try (exchange) {
      reply(exchange, scripted == null ? always : scripted);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void reply(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
    switch (reply) {
      case Reply.Honest honest -> honest(exchange);
      case Reply.Failing failing -> send(exchange, failing.status(), failing.body());
      case Reply.Html html -> html(exchange, html.status());
      case Reply.Truncated cut -> send(exchange, 200, "{\"items\":[{\"id\":\"dQw4w9W");
      case Reply.TruncatedGzip cut ->
          compressed(exchange, Arrays.copyOf(gzip("{}".getBytes(UTF_8)), 12));
      case Reply.Bomb bomb -> compressed(exchange, gzip(new byte[64 * 1024 * 1024]));
      case Reply.Dripping dripping -> drip(exchange);
      case Reply.HangUp hangUp -> {}
      case Reply.Late late -> {
        Thread.sleep(late.millis());
        honest(exchange);
      }
      case Reply.Redirect redirect -> {
        exchange.getResponseHeaders().set("Location", redirect.location());
        send(exchange, 302, "");
      }
    }
  }

  private void honest(HttpExchange exchange) throws IOException {
    if (!KEY.equals(exchange.getRequestHeaders().getFirst("X-Goog-Api-Key"))) {
      send(exchange, 400, Examples.text("youtube/bad-key.json"));
      return;
    }
    if (isUnknownList(exchange)) {
      send(exchange, 404, Examples.text("youtube/playlist-unknown.json"));
      return;
    }
    var body = body(exchange);
    var accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip")) {
      compressed(exchange, gzip(body.getBytes(UTF_8)));
    } else {
      send(exchange, 200, body);
    }
  }

  private boolean isUnknownList(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().endsWith("/playlistItems")
        && !entries.containsKey(parameter(exchange, "playlistId"));
  }

  private String body(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "channels" -> channels(exchange);
      case "playlists" -> list(playlists, ids(exchange));
      case "playlistItems" -> page(exchange);
      default -> list(videos, ids(exchange));
    };
  }

  /** Channels that are not known leave the list out altogether. */
  private String channels(HttpExchange exchange) {
    var asked = parameter(exchange, "forHandle").toLowerCase(Locale.ROOT);
    var ids = asked.isEmpty() ? ids(exchange) : Stream.ofNullable(handles.get(asked));
    var body = list(channels, ids);
    return body.contains("\"items\":[]")
        ? "{\"kind\":\"youtube#channelListResponse\",\"pageInfo\":{\"totalResults\":0}}"
        : body;
  }

  /** Repeated ids come back once, in an order of their own. */
  private static String list(Map<String, String> known, Stream<String> ids) {
    var items =
        ids.distinct()
            .sorted(Comparator.reverseOrder())
            .filter(known::containsKey)
            .map(known::get)
            .toList();
    return "{\"kind\":\"list\",\"etag\":\"e\",\"items\":[" + String.join(",", items) + "]}";
  }

  /** The token is the number of the first entry, in disguise. */
  private String page(HttpExchange exchange) {
    var all = entries.getOrDefault(parameter(exchange, "playlistId"), List.of());
    var token = parameter(exchange, "pageToken");
    int from = token.isEmpty() ? 0 : Integer.parseInt(token.substring(2));
    int to = Math.min(from + 50, all.size());
    var next = to < all.size() ? "\"nextPageToken\":\"P/" + to + "\"," : "";
    return "{\"kind\":\"list\",%s\"items\":[%s]}"
        .formatted(next, String.join(",", all.subList(from, to)));
  }

  private static Stream<String> ids(HttpExchange exchange) {
    return Arrays.stream(parameter(exchange, "id").split(","));
  }

  /** Empty when it is not there. */
  private static String parameter(HttpExchange exchange, String name) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .filter(p -> p.startsWith(name + "="))
        .map(p -> URLDecoder.decode(p.substring(name.length() + 1), UTF_8))
        .collect(Collectors.joining());
  }

  private static void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    Thread.sleep(60_000);
  }

  private static void html(HttpExchange exchange, int status) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    send(exchange, status, "<!DOCTYPE html><html><title>Error " + status + "</title></html>");
  }

  private static void compressed(HttpExchange exchange, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
