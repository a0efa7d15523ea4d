package org.ytarchive.storage.object.gcs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * As much of Google Cloud Storage's JSON API as one bucket of ours needs, written from its
 * documentation, for Google's own client to talk to: resumable uploads that appear when they are
 * whole and have their checksum, media with ranges, lists in pages, deletion, and V4 signed
 * addresses whose signature is verified. What it cannot show is that Google does as documented.
 */
public final class GcsStandIn implements AutoCloseable {
  private static final int PAGE = 2;
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final Pattern SENT = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private record Kept(byte[] bytes, String type, Instant at) {}

  private record Session(String name, String type, String crc32c, ByteArrayOutputStream bytes) {}

  private final Map<String, Kept> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final String bucket;
  private final PublicKey signer;
  private volatile long breakAfter = Long.MAX_VALUE;

  public GcsStandIn(String bucket, PublicKey signer) {
    this.bucket = bucket;
    this.signer = signer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public Map<String, byte[]> objects() {
    var found = new TreeMap<String, byte[]>();
    objects.forEach((name, kept) -> found.put(name, kept.bytes()));
    return found;
  }

  /** Somebody else removes all of it. */
  public void lose() {
    objects.clear();
  }

  /** The next upload's connection breaks after so many bytes, once. */
  void breakAfter(long bytes) {
    breakAfter = bytes;
  }

  private void answer(HttpExchange call) throws IOException {
    try (call) {
      var path = call.getRequestURI().getRawPath();
      var query = query(call);
      var object = "/b/" + bucket + "/o";
      if (path.equals("/token")) {
        json(call, 200, "{\"access_token\":\"a\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
      } else if (path.equals("/upload/storage/v1" + object)) {
        upload(call, query);
      } else if (path.startsWith("/" + bucket + "/")) {
        signed(call, path, query);
      } else if (path.endsWith(object)) {
        list(call, query);
      } else if (path.contains(object + "/")) {
        one(call, decode(path.substring(path.indexOf(object) + object.length() + 1)), query);
      } else {
        json(call, 404, "{\"error\":{\"code\":404,\"message\":\"no such address\"}}");
      }
    }
  }

  private void one(HttpExchange call, String name, Map<String, String> query) throws IOException {
    var kept = objects.get(name);
    if (kept == null) {
      json(call, 404, "{\"error\":{\"code\":404,\"message\":\"No such object: " + name + "\"}}");
    } else if (call.getRequestMethod().equals("DELETE")) {
      objects.remove(name);
      call.sendResponseHeaders(204, -1);
    } else if ("media".equals(query.get("alt"))) {
      media(call, kept, kept.type(), "");
    } else {
      json(call, 200, facts(name, kept));
    }
  }

  private static void media(HttpExchange call, Kept kept, String type, String disposition)
      throws IOException {
    var range = RANGE.matcher(String.valueOf(call.getRequestHeaders().getFirst("Range")));
    int from = 0;
    int to = kept.bytes().length;
    boolean part = range.matches();
    if (part) {
      from = (int) Math.min(to, Long.parseLong(range.group(1)));
      to = range.group(2).isEmpty() ? to : (int) Math.min(to, Long.parseLong(range.group(2)) + 1);
      call.getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + kept.bytes().length);
    }
    call.getResponseHeaders().set("Content-Type", type);
    call.getResponseHeaders().set("x-goog-hash", "crc32c=" + crc32c(kept.bytes()));
    call.getResponseHeaders().set("x-goog-generation", "1");
    if (!disposition.isEmpty()) {
      call.getResponseHeaders().set("Content-Disposition", disposition);
    }
    call.sendResponseHeaders(part ? 206 : 200, to - from);
    try (var out = call.getResponseBody()) {
      out.write(kept.bytes(), from, to - from);
    } catch (IOException gone) {
      // the reader had enough
    }
  }

  private void list(HttpExchange call, Map<String, String> query) throws IOException {
    var prefix = query.getOrDefault("prefix", "");
    var after = query.getOrDefault("pageToken", "");
    var names =
        objects.keySet().stream()
            .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
            .limit(PAGE + 1)
            .toList();
    var page = names.stream().limit(PAGE).toList();
    var items =
        page.stream().map(name -> facts(name, Objects.requireNonNull(objects.get(name)))).toList();
    var next = names.size() > PAGE ? "\"nextPageToken\":\"" + page.getLast() + "\"," : "";
    json(call, 200, "{" + next + "\"items\":[" + String.join(",", items) + "]}");
  }

  private void upload(HttpExchange call, Map<String, String> query) throws IOException {
    var id = query.get("upload_id");
    if (id == null) {
      begin(call, query);
    } else {
      goOn(call, id, Objects.requireNonNull(sessions.get(id)));
    }
  }

  private void begin(HttpExchange call, Map<String, String> query) throws IOException {
    var asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var id = UUID.randomUUID().toString();
    var name = query.getOrDefault("name", value(asked, "name"));
    sessions.put(
        id,
        new Session(
            name,
            value(asked, "contentType"),
            value(asked, "crc32c"),
            new ByteArrayOutputStream()));
    call.getResponseHeaders()
        .set("Location", endpoint() + call.getRequestURI().getRawPath() + "?upload_id=" + id);
    call.getResponseHeaders().set("X-GUploader-UploadID", id);
    call.sendResponseHeaders(200, -1);
  }

  private static String value(String json, String name) {
    var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1).replace("\\u003d", "=") : "";
  }

  /** Says how far it has come until the last byte is there; then the object appears at once. */
  private void goOn(HttpExchange call, String id, Session session) throws IOException {
    var range = String.valueOf(call.getRequestHeaders().getFirst("Content-Range"));
    var sent = SENT.matcher(range);
    long total = -1;
    if (sent.matches() && !sent.group(3).equals("*")) {
      total = Long.parseLong(sent.group(3));
    }
    receive(call, session);
    if (total < 0 && !sent.matches()) {
      total = session.bytes().size(); // all in one
    }
    if (session.bytes().size() != total) {
      stillOpen(call, session);
      return;
    }
    finish(call, id, session);
  }

  private void receive(HttpExchange call, Session session) throws IOException {
    var buffer = new byte[64 * 1024];
    var in = call.getRequestBody();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      if (session.bytes().size() + n > breakAfter) {
        breakAfter = Long.MAX_VALUE;
        throw new IOException("broken on purpose");
      }
      session.bytes().write(buffer, 0, n);
    }
  }

  private static void stillOpen(HttpExchange call, Session session) throws IOException {
    if (session.bytes().size() > 0) {
      call.getResponseHeaders().set("Range", "bytes=0-" + (session.bytes().size() - 1));
    }
    call.sendResponseHeaders(308, -1);
  }

  private void finish(HttpExchange call, String id, Session session) throws IOException {
    sessions.remove(id);
    var kept = new Kept(session.bytes().toByteArray(), session.type(), Instant.now());
    if (!session.crc32c().isEmpty() && !session.crc32c().equals(crc32c(kept.bytes()))) {
      json(call, 400, "{\"error\":{\"code\":400,\"message\":\"crc32c does not match\"}}");
      return;
    }
    objects.put(session.name(), kept);
    json(call, 200, facts(session.name(), kept));
  }

  private void signed(HttpExchange call, String path, Map<String, String> query)
      throws IOException {
    var kept = objects.get(decode(path.substring(bucket.length() + 2)));
    if (!Signatures.hold(call, query, signer)) {
      json(call, 403, "{\"error\":\"SignatureDoesNotMatch\"}");
    } else if (kept == null) {
      json(call, 404, "{}");
    } else {
      media(
          call,
          kept,
          query.getOrDefault("response-content-type", ""),
          query.getOrDefault("response-content-disposition", ""));
    }
  }

  private String facts(String name, Kept kept) {
    return """
        {"kind":"storage#object","bucket":"%s","name":"%s","size":"%d","contentType":"%s",
         "crc32c":"%s","generation":"1","metageneration":"1","updated":"%s","timeCreated":"%s"}
        """
        .formatted(
            bucket,
            name,
            kept.bytes().length,
            kept.type(),
            crc32c(kept.bytes()),
            kept.at(),
            kept.at());
  }

  private static String crc32c(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    var value = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  private static void json(HttpExchange call, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(HttpExchange call) {
    var found = new HashMap<String, String>();
    var raw = call.getRequestURI().getRawQuery();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var parts = Arrays.asList(pair.split("=", 2));
      found.put(decode(parts.getFirst()), parts.size() > 1 ? decode(parts.get(1)) : "");
    }
    return found;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
