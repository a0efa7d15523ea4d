package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.ytarchive.contracts.storage.NewFile;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.contracts.storage.VideoRecordView.StoredFileView;

/** The part of Storage that takes uploads in, and what is made of them. */
public final class FakeShelf {
  private static final Pattern ID = Pattern.compile("up_[0-9a-z]{26}");

  /** Whole forms as they came, by the record's id. */
  public final Map<String, byte[]> forms = new ConcurrentHashMap<>();

  /** Results by the record's id. */
  public final Map<String, List<NewFile>> results = new ConcurrentHashMap<>();

  /** Uploads are refused with this status. */
  public volatile int refusal;

  /** Uploads are read, and the connection ends without an answer. */
  public volatile boolean losesAnswers;

  /** False: not its address. */
  boolean answer(HttpExchange exchange, String request) throws IOException {
    var id = ID.matcher(request);
    if (request.equals("POST /storage/video")) {
      take(exchange);
    } else if (!id.find()) {
      return false;
    } else if (request.startsWith("DELETE")) {
      delete(exchange, id.group());
    } else if (request.startsWith("POST") && request.endsWith("/files")) {
      attach(exchange, id.group());
    } else {
      serve(exchange, id.group());
    }
    return true;
  }

  private void take(HttpExchange exchange) throws IOException {
    var form = exchange.getRequestBody().readAllBytes();
    if (losesAnswers) {
      throw new IOException("the answer is lost");
    }
    if (refusal != 0) {
      FakeServer.error(exchange, refusal, "STORAGE_ERROR", "not today");
      return;
    }
    var id = ID.matcher(new String(form, 0, Math.min(500, form.length), StandardCharsets.US_ASCII));
    if (!id.find()) {
      throw new IOException("a form without an id");
    }
    forms.put(id.group(), form);
    FakeServer.success(exchange, 201, view(id.group()));
  }

  private void delete(HttpExchange exchange, String id) throws IOException {
    results.remove(id);
    if (forms.remove(id) == null) {
      FakeServer.error(exchange, 404, "VIDEO_NOT_FOUND", "no such video is kept");
    } else {
      FakeServer.success(exchange, 200, Map.of("video_id", id, "files", 1, "bytes", 1));
    }
  }

  private void attach(HttpExchange exchange, String id) throws IOException {
    if (!forms.containsKey(id)) {
      FakeServer.error(exchange, 404, "VIDEO_NOT_FOUND", "no such video is kept");
      return;
    }
    var file = FakeServer.body(exchange, NewFile.class);
    results.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(file);
    FakeServer.success(exchange, 200, view(id));
  }

  private void serve(HttpExchange exchange, String id) throws IOException {
    if (!forms.containsKey(id)) {
      FakeServer.error(exchange, 404, "VIDEO_NOT_FOUND", "no such video is kept");
      return;
    }
    var bytes = ("result of " + id).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "video/mp4");
    exchange.getResponseHeaders().set("Content-Disposition", "inline; filename=\"enhanced.mp4\"");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private VideoRecordView view(String id) {
    var path = "/downloads/uploads/" + id + ".mp4";
    long size = Objects.requireNonNull(forms.get(id)).length;
    var file = new StoredFileView("video", null, path, size, "c".repeat(64), null);
    return new VideoRecordView(
        id, "upload", null, path, size, "c".repeat(64), Instant.EPOCH, Map.of(), List.of(file));
  }
}
