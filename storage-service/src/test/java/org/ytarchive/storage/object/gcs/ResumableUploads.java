package org.ytarchive.storage.object.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Uploads that come in pieces, and appear among the objects when they are whole. */
final class ResumableUploads {
  private static final Pattern SENT = Pattern.compile("bytes (?:(\\d+)-(\\d+)|\\*)/(\\d+|\\*)");

  private record Session(String name, String type, String crc32c, ByteArrayOutputStream bytes) {}

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final String bucket;
  private final Map<String, GcsObject> objects;
  private volatile long breakAfter = Long.MAX_VALUE;

  ResumableUploads(String bucket, Map<String, GcsObject> objects) {
    this.bucket = bucket;
    this.objects = objects;
  }

  /** The next upload's connection breaks after so many bytes, once. */
  void breakAfter(long bytes) {
    breakAfter = bytes;
  }

  void upload(HttpExchange call, Map<String, String> query) throws IOException {
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
        .set(
            "Location",
            "http://"
                + call.getRequestHeaders().getFirst("Host")
                + call.getRequestURI().getRawPath()
                + "?upload_id="
                + id);
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
    var kept = new GcsObject(session.bytes().toByteArray(), session.type(), Instant.now());
    if (!session.crc32c().isEmpty() && !session.crc32c().equals(kept.crc32c())) {
      Calls.answer(call, 400, "{\"error\":{\"code\":400,\"message\":\"crc32c does not match\"}}");
      return;
    }
    objects.put(session.name(), kept);
    Calls.answer(call, 200, kept.facts(bucket, session.name()));
  }
}
