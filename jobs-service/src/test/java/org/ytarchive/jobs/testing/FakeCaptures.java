package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.capture.CaptureGap;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;
import org.ytarchive.contracts.download.CompanionFile;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/**
 * Captures that stay where they are until the test moves them on; one per job, its newest attempt,
 * like the real ones.
 */
public final class FakeCaptures {
  /** What was wished for, in order. */
  public final List<NewCapture> wishes = new CopyOnWriteArrayList<>();

  /** Whether new captures are completed at once. */
  public volatile boolean instant;

  /** Nothing is taken: the error's code; empty: all is. */
  public volatile String refusal = "";

  private final Map<String, CaptureView> captures = new ConcurrentHashMap<>();
  private final Object changed = new Object();

  void answer(HttpExchange exchange, String path) throws IOException {
    var id = path.replaceFirst("^/captures/?", "").replaceFirst("/events$", "");
    if (!refusal.isEmpty()) {
      int status = ErrorCode.valueOf(refusal).status();
      FakeServer.error(exchange, status, refusal, "not here");
    } else if (path.equals("/captures/check")) {
      FakeServer.success(exchange, 200, Map.of());
    } else if (exchange.getRequestMethod().equals("POST")) {
      create(exchange, FakeServer.body(exchange, NewCapture.class));
    } else if (captures.get(id) == null) {
      FakeServer.error(exchange, 404, "CAPTURE_NOT_FOUND", "no such capture");
    } else if (path.endsWith("/events")) {
      stream(exchange, id);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      put(id, view(get(id), CaptureStatus.CANCELLED, "record", 10, null));
      FakeServer.success(exchange, 200, get(id));
    } else {
      FakeServer.success(exchange, 200, get(id));
    }
  }

  private void create(HttpExchange exchange, NewCapture asked) throws IOException {
    wishes.add(asked);
    var known = captures.get(asked.jobId());
    if (known == null || known.attempt() < asked.attempt()) {
      put(asked.jobId(), fresh(asked));
      if (instant) {
        complete(asked.jobId());
      }
    }
    FakeServer.success(exchange, known == null ? 201 : 200, get(asked.jobId()));
  }

  private static CaptureView fresh(NewCapture asked) {
    return new CaptureView(
        asked.jobId(),
        asked.jobId(),
        asked.attempt(),
        CaptureStatus.QUEUED,
        "queued",
        0,
        0,
        0,
        asked.streamUrl() == null,
        List.of(),
        0,
        null,
        List.of(),
        null,
        List.of("12:00:00 attempt " + asked.attempt()),
        Instant.EPOCH,
        null,
        null);
  }

  private CaptureView get(String id) {
    return Objects.requireNonNull(captures.get(id), id);
  }

  public boolean has(String id) {
    return captures.containsKey(id);
  }

  public CaptureStatus status(String id) {
    return get(id).status();
  }

  /** It goes on to this phase; its listeners hear of it. */
  public void enter(String id, String phase, int progress) {
    put(id, view(get(id), CaptureStatus.CAPTURING, phase, progress, null));
  }

  public void complete(String id) {
    put(id, view(get(id), CaptureStatus.COMPLETED, "done", 100, null));
  }

  public void fail(String id, String code, String message, FailureClass kind) {
    var why = new Failure(code, message, kind, Map.of());
    put(id, view(get(id), CaptureStatus.FAILED, "connect", 0, why));
  }

  private static CaptureView view(
      CaptureView before,
      CaptureStatus status,
      String phase,
      int progress,
      @Nullable Failure failure) {
    boolean done = status == CaptureStatus.COMPLETED;
    var log = new ArrayList<>(before.log());
    log.add("12:00:01 " + phase);
    return new CaptureView(
        before.captureId(),
        before.jobId(),
        before.attempt(),
        status,
        phase,
        progress,
        progress * 300L,
        progress * 1_000L,
        before.testPattern(),
        done ? List.of(new CaptureGap(1_000, 500, "the source ended")) : List.of(),
        1,
        done ? file(before.captureId()) : null,
        done ? thumbnail(before.captureId()) : List.of(),
        failure,
        log,
        before.createdAt(),
        Instant.EPOCH,
        status.isFinal() ? Instant.EPOCH : null);
  }

  private static DownloadedFile file(String id) {
    var path = "/downloads/" + id + ".mp4";
    return new DownloadedFile(
        path, 30_000, DownloadScript.SHA256, 29.96, 1280, 720, "mp4", "h264", null);
  }

  private static List<CompanionFile> thumbnail(String id) {
    var path = "/downloads/" + id + ".jpg";
    return List.of(new CompanionFile("thumbnail", path, 20, DownloadScript.SHA256, null));
  }

  private void put(String id, CaptureView view) {
    synchronized (changed) {
      captures.put(id, view);
      changed.notifyAll();
    }
  }

  private void stream(HttpExchange exchange, String id) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    CaptureView told = null;
    do {
      told = next(id, told);
      var text = "event: progress\ndata: " + FakeServer.JSON.writeValueAsString(told) + "\n\n";
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    } while (!told.status().isFinal());
  }

  private CaptureView next(String id, @Nullable CaptureView told) throws IOException {
    synchronized (changed) {
      try {
        while (get(id).equals(told)) {
          changed.wait();
        }
        return get(id);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
