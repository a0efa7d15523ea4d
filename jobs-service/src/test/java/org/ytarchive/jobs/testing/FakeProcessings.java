package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.processing.MediaJudgement;
import org.ytarchive.contracts.processing.NewProcessing;
import org.ytarchive.contracts.processing.ProcessKind;
import org.ytarchive.contracts.processing.ProcessingStatus;
import org.ytarchive.contracts.processing.ProcessingView;

/**
 * A download service's processings, which stay where {@link #begin} puts them until {@link #tell}
 * moves them on; and its judgement of files.
 */
public final class FakeProcessings {
  private final Map<String, ProcessingView> views = new ConcurrentHashMap<>();
  private final Object changed = new Object();

  /** What was wished for, in order. */
  public final List<NewProcessing> wishes = new CopyOnWriteArrayList<>();

  /** Whether what is kept is taken for a video. */
  public volatile boolean video = true;

  /** How a new one starts out. */
  public volatile ProcessingStatus begin = ProcessingStatus.COMPLETED;

  /** False: not its address. */
  boolean answer(HttpExchange exchange, String request) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (path.equals("/probe")) {
      FakeServer.success(
          exchange,
          200,
          new MediaJudgement(
              video, video ? null : "no picture", "mov,mp4", 2.0, 64, 48, "h264", null));
    } else if (request.startsWith("POST /processings")) {
      create(exchange, FakeServer.body(exchange, NewProcessing.class));
    } else if (path.startsWith("/processings/")) {
      one(exchange, path);
    } else {
      return false;
    }
    return true;
  }

  private void one(HttpExchange exchange, String path) throws IOException {
    var id = path.split("/")[2];
    if (path.endsWith("/events")) {
      stream(exchange, id);
    } else if (exchange.getRequestMethod().equals("DELETE")
        && view(id).status() == ProcessingStatus.COMPLETED) {
      FakeServer.error(exchange, 409, "JOB_FINISHED", "it is completed");
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      move(id, ProcessingStatus.CANCELLED, 0);
      FakeServer.success(exchange, 200, view(id));
    } else {
      FakeServer.success(exchange, 200, view(id));
    }
  }

  private void create(HttpExchange exchange, NewProcessing asked) throws IOException {
    var id = "pr_" + asked.jobId() + "." + asked.attempt();
    wishes.add(asked);
    views.computeIfAbsent(id, any -> view(id, asked, begin, 0));
    FakeServer.success(exchange, 201, view(id));
  }

  /** The latest attempt at this file moves on; its listeners hear of it. */
  public void tell(String fileId, ProcessKind process, ProcessingStatus to, int progress) {
    var known =
        views.values().stream()
            .filter(v -> v.fileId().equals(fileId) && v.process() == process)
            .max(java.util.Comparator.comparingInt(ProcessingView::attempt));
    move(known.orElseThrow().processingId(), to, progress);
  }

  private void move(String id, ProcessingStatus to, int progress) {
    synchronized (changed) {
      var before = view(id);
      var asked =
          new NewProcessing(
              before.jobId(),
              before.attempt(),
              before.process().wireName(),
              before.fileId(),
              null,
              null,
              null);
      views.put(id, view(id, asked, to, progress));
      changed.notifyAll();
    }
  }

  private ProcessingView view(String id) {
    return Objects.requireNonNull(views.get(id), id);
  }

  private static ProcessingView view(
      String id, NewProcessing asked, ProcessingStatus status, int progress) {
    var process = ProcessKind.of(Objects.requireNonNull(asked.process()));
    var file = Objects.requireNonNull(asked.fileId());
    return new ProcessingView(
        id,
        Objects.requireNonNull(asked.jobId()),
        Objects.requireNonNull(asked.attempt()),
        process,
        file,
        status,
        status == ProcessingStatus.COMPLETED ? "done" : "work",
        status == ProcessingStatus.COMPLETED ? 100 : progress,
        asked.adjustments(),
        status == ProcessingStatus.COMPLETED ? result(process, file) : null,
        status == ProcessingStatus.FAILED ? failure() : null,
        Instant.EPOCH,
        Instant.EPOCH,
        status.isFinal() ? Instant.EPOCH : null);
  }

  private static Failure failure() {
    return new Failure("PROCESSING_FAILED", "the video is broken", FailureClass.NEVER, Map.of());
  }

  private static DownloadedFile result(ProcessKind process, String file) {
    var path =
        switch (process) {
          case ENHANCEMENT -> "/downloads/processed_videos/enhanced_" + file + ".mp4";
          case EXTRACTION -> "/downloads/processed_videos/metadata/" + file + "_metadata.json";
        };
    return new DownloadedFile(path, 10, "b".repeat(64), 2.0, null, null, "mp4", null, null);
  }

  private void stream(HttpExchange exchange, String id) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    ProcessingView told = null;
    while (told == null || !told.status().isFinal()) {
      told = next(id, told);
      var text = "event: progress\ndata: " + FakeServer.JSON.writeValueAsString(told) + "\n\n";
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    }
  }

  private ProcessingView next(String id, @Nullable ProcessingView told) throws IOException {
    synchronized (changed) {
      try {
        while (view(id).equals(told)) {
          changed.wait();
        }
        return view(id);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
