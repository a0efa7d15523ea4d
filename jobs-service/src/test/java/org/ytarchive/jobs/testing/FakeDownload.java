package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.NewDownload;

/**
 * A download service whose downloads do what the test says: they stay where {@link #begin} puts
 * them until {@link #tell} moves them on. One per job and attempt, like the real one.
 */
public final class FakeDownload extends FakeServer {
  private final Map<String, DownloadView> downloads = new ConcurrentHashMap<>();
  private final Object changed = new Object();

  /** Its captures. */
  public final FakeCaptures captures = new FakeCaptures();

  /** What it makes of stored videos. */
  public final FakeProcessings processings = new FakeProcessings();

  /** How a new download starts out. */
  public volatile DownloadScript begin = DownloadScript.completed();

  /** The videos that were asked for, in order. */
  public final List<String> videos = new CopyOnWriteArrayList<>();

  /** How a new download of these videos starts out. */
  public final Map<String, DownloadScript> beginOf = new ConcurrentHashMap<>();

  /** What was wished for, in order. */
  public final List<NewDownload> wishes = new CopyOnWriteArrayList<>();

  /** What new files are called, without the ending. */
  public volatile String title = "video";

  /** What new files are; also the ending of their names. */
  public volatile String container = "mp4";

  /** The next event streams end after this many events; the download goes on. */
  public volatile int cutAfter = Integer.MAX_VALUE;

  @Override
  void answer(HttpExchange exchange, String request) throws IOException {
    var path = exchange.getRequestURI().getPath();
    if (processings.answer(exchange, request)) {
      return;
    }
    if (path.startsWith("/captures")) {
      captures.answer(exchange, path);
    } else if (request.startsWith("POST /download")) {
      create(exchange, body(exchange, NewDownload.class));
    } else if (path.endsWith("/events")) {
      stream(exchange, path.split("/")[2]);
    } else if (request.startsWith("DELETE")) {
      cancel(exchange, path.split("/")[2]);
    } else if (path.startsWith("/download/")) {
      show(exchange, downloads.get(path.split("/")[2]));
    } else {
      success(exchange, 200, Map.of());
    }
  }

  private void create(HttpExchange exchange, NewDownload asked) throws IOException {
    var id = nameOf(Objects.requireNonNull(asked.jobId()), Objects.requireNonNull(asked.attempt()));
    var fresh = downloads.get(id) == null;
    videos.add(String.valueOf(asked.videoId()));
    wishes.add(asked);
    downloads.computeIfAbsent(id, name -> scriptFor(asked).view(name, asked, file()));
    supersede(asked);
    success(exchange, fresh ? 201 : 200, view(id));
  }

  private DownloadedFile file() {
    return DownloadScript.file(title, container);
  }

  private void supersede(NewDownload by) {
    synchronized (changed) {
      downloads.replaceAll((id, known) -> isBelow(known, by) ? cancelled(known) : known);
      changed.notifyAll();
    }
  }

  private static boolean isBelow(DownloadView known, NewDownload by) {
    return !known.status().isFinal()
        && Objects.equals(known.jobId(), by.jobId())
        && known.attempt() < Objects.requireNonNull(by.attempt());
  }

  private static DownloadView cancelled(DownloadView known) {
    return DownloadScript.cancelled().view(known);
  }

  private DownloadScript scriptFor(NewDownload asked) {
    return beginOf.getOrDefault(String.valueOf(asked.videoId()), begin);
  }

  /** How often a download was asked for. */
  public long asked() {
    return requests.stream().filter(r -> r.startsWith("POST /download")).count();
  }

  /** A download that nobody asked for over HTTP; gives its id. */
  public String open(String job, int attempt, DownloadScript script) {
    var asked = new NewDownload("dQw4w9WgXcQ", null, null, job, attempt, null, null, null, null);
    downloads.put(nameOf(job, attempt), script.view(nameOf(job, attempt), asked, file()));
    return nameOf(job, attempt);
  }

  private static String nameOf(String job, int attempt) {
    return "dl_" + job + "." + attempt;
  }

  /** The download of a job's attempt moves on; its listeners hear of it. */
  public void tell(String job, int attempt, DownloadScript to) {
    var id = nameOf(job, attempt);
    synchronized (changed) {
      downloads.put(id, to.view(view(id)));
      changed.notifyAll();
    }
  }

  public boolean has(String job, int attempt) {
    return downloads.containsKey(nameOf(job, attempt));
  }

  public DownloadStatus status(String job, int attempt) {
    return view(nameOf(job, attempt)).status();
  }

  private DownloadView view(String id) {
    return Objects.requireNonNull(downloads.get(id), id);
  }

  private void cancel(HttpExchange exchange, String id) throws IOException {
    var known = downloads.get(id);
    if (known == null) {
      error(exchange, 404, "DOWNLOAD_NOT_FOUND", "no such download");
    } else if (known.status().isFinal() && known.status() != DownloadStatus.CANCELLED) {
      error(exchange, 409, "JOB_FINISHED", "it has ended");
    } else {
      synchronized (changed) {
        downloads.put(id, DownloadScript.cancelled().view(known));
        changed.notifyAll();
      }
      success(exchange, 200, view(id));
    }
  }

  private static void show(HttpExchange exchange, @jakarta.annotation.Nullable DownloadView view)
      throws IOException {
    if (view == null) {
      error(exchange, 404, "DOWNLOAD_NOT_FOUND", "no such download");
    } else {
      success(exchange, 200, view);
    }
  }

  private void stream(HttpExchange exchange, String id) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    DownloadView told = null;
    for (int events = 0; events < cutAfter; events++) {
      var now = next(id, told);
      var name = now.status().isFinal() ? now.status().wireName() : "progress";
      var text = "event: " + name + "\ndata: " + JSON.writeValueAsString(now) + "\n\n";
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      if (now.status().isFinal()) {
        return;
      }
      told = now;
    }
  }

  private DownloadView next(String id, @jakarta.annotation.Nullable DownloadView told)
      throws IOException {
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
