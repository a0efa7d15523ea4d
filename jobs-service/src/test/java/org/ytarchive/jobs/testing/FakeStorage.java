package org.ytarchive.jobs.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.ytarchive.contracts.storage.DeletedLinks;
import org.ytarchive.contracts.storage.LinkList;
import org.ytarchive.contracts.storage.NewLeftovers;
import org.ytarchive.contracts.storage.NewLinks;
import org.ytarchive.contracts.storage.NewRecord;
import org.ytarchive.contracts.storage.NewWorkPlan;
import org.ytarchive.contracts.storage.NotedLeftovers;
import org.ytarchive.contracts.storage.VideoRecordView;
import org.ytarchive.contracts.storage.WorkPlanChange;
import org.ytarchive.contracts.storage.WorkPlanList;
import org.ytarchive.contracts.storage.WorkPlanView;

/** Keeps what it is given. */
public final class FakeStorage extends FakeServer {
  public final List<NewRecord> records = new CopyOnWriteArrayList<>();
  public final List<WorkPlanView> plans = new CopyOnWriteArrayList<>();

  /** The next work plan is made, but who asked for it is answered 503. */
  public volatile boolean losesPlanAnswer;

  /** False: the newest plans are others than those that anybody looks for. */
  public volatile boolean listsPlans = true;

  /** Work plans by the key they were asked for with. */
  private final Map<String, WorkPlanView> planned = new ConcurrentHashMap<>();

  /** What was uploaded. */
  public final FakeShelf uploads = new FakeShelf();

  /** Files that were needed no more. */
  public final List<NewLeftovers.NewLeftover> leftovers = new CopyOnWriteArrayList<>();

  /** Further names of files. */
  public final List<LinkList.Link> linked = new CopyOnWriteArrayList<>();

  /** The next records are refused with this status. */
  public volatile int refusal;

  /** Records that bring files along are refused. */
  public volatile boolean refusesCompanions;

  /** Whoever looks a record up waits until this is open. */
  public volatile CountDownLatch lookups = new CountDownLatch(0);

  @Override
  void answer(HttpExchange exchange, String request) throws IOException {
    if (uploads.answer(exchange, request)) {
      return;
    }
    switch (request.split("[?]")[0]) {
      case "POST /storage/metadata" -> save(exchange, body(exchange, NewRecord.class));
      case "POST /storage/leftovers" -> leave(exchange, body(exchange, NewLeftovers.class));
      case "POST /storage/workplan" -> keyed(exchange);
      case "GET /storage/workplan" -> success(exchange, 200, list(listsPlans ? plans : List.of()));
      default -> other(exchange, request);
    }
  }

  private static WorkPlanList list(List<WorkPlanView> plans) {
    return new WorkPlanList(plans, plans.size(), false, null);
  }

  private void leave(HttpExchange exchange, NewLeftovers asked) throws IOException {
    var files = Objects.requireNonNull(asked.files());
    leftovers.addAll(files);
    success(exchange, 200, new NotedLeftovers(files.size()));
  }

  /** The paths of files that were needed no more. */
  public List<String> leftPaths() {
    return leftovers.stream().map(file -> String.valueOf(file.path())).toList();
  }

  private void other(HttpExchange exchange, String request) throws IOException {
    var id = request.replaceFirst("^[A-Z]+ /storage/workplan/", "");
    var known = plans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    if (request.matches("(GET|HEAD) /storage/links/.*")) {
      serveLink(exchange, request);
    } else if (request.contains(" /storage/links/")) {
      link(exchange, request);
    } else if (request.contains("/file?path=")) {
      serve(exchange, request);
    } else if (request.startsWith("GET /storage/videos/")) {
      look(exchange, request);
    } else if (!request.contains(" /storage/workplan/")) {
      success(exchange, 200, Map.of());
    } else if (known.isEmpty()) {
      error(exchange, 404, "WORKPLAN_NOT_FOUND", "no such plan");
    } else if (request.startsWith("PATCH")) {
      change(exchange, known.get(), body(exchange, WorkPlanChange.class));
    } else {
      success(exchange, 200, known.get());
    }
  }

  private void link(HttpExchange exchange, String request) throws IOException {
    var names = request.split("/");
    if (request.startsWith("DELETE")) {
      linked.removeIf(link -> link.path().contains("/" + names[3] + "/"));
      success(exchange, 200, new DeletedLinks(names[3], 1, 1, Instant.EPOCH));
      return;
    }
    for (var file : Objects.requireNonNull(body(exchange, NewLinks.class).files())) {
      var name = String.valueOf(file.path()).replaceFirst(".*/", "");
      var place = String.join("/", "/downloads", names[3], names[4], file.folder(), name);
      linked.add(
          new LinkList.Link(
              names[4], String.valueOf(file.folder()), place, 1, DownloadScript.SHA256));
    }
    success(exchange, 200, new LinkList(linked, linked.size()));
  }

  private void change(HttpExchange exchange, WorkPlanView before, WorkPlanChange change)
      throws IOException {
    var to = Objects.requireNonNull(change.status());
    boolean way =
        to.equals(before.status())
            || to.equals("running") && before.status().equals("pending")
            || !to.equals("running") && before.status().equals("running");
    if (!way) {
      error(exchange, 409, "WORKPLAN_CONFLICT", "the work plan is " + before.status());
      return;
    }
    var after =
        plan(before, to, Objects.requireNonNullElse(change.retryCount(), before.retryCount()));
    plans.set(plans.indexOf(before), after);
    success(exchange, 200, after);
  }

  private static WorkPlanView plan(WorkPlanView before, String status, int retryCount) {
    return new WorkPlanView(
        before.id(),
        before.videoIds(),
        before.reason(),
        status,
        before.createdAt(),
        before.updatedAt(),
        retryCount,
        before.metadata());
  }

  /** A pending plan that is there; gives its id. */
  public String planned(List<String> videos, Map<String, Object> metadata) {
    var id = "wp_" + (plans.size() + 1);
    plans.addFirst(
        new WorkPlanView(
            id, videos, "download_failed", "pending", Instant.EPOCH, Instant.EPOCH, 1, metadata));
    return id;
  }

  /** One plan as it is now. */
  public WorkPlanView plan(String id) {
    return plans.stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  /** The file's content is its path. */
  private void serve(HttpExchange exchange, String request) throws IOException {
    var id = request.replaceFirst("^[A-Z]+ /storage/videos/", "").replaceFirst("/file.*", "");
    var path = URLDecoder.decode(request.replaceFirst(".*[?]path=", ""), StandardCharsets.UTF_8);
    var content = path.getBytes(StandardCharsets.UTF_8);
    boolean kept =
        records.stream().anyMatch(r -> id.equals(r.videoId()) && path.equals(r.filePath()));
    if (!kept) {
      error(exchange, 404, "FILE_NOT_FOUND", "no such file");
      return;
    }
    boolean head = request.startsWith("HEAD");
    exchange.getResponseHeaders().set("Content-Type", "video/x-of-the-storage");
    exchange.sendResponseHeaders(200, head ? -1 : content.length);
    if (!head) {
      exchange.getResponseBody().write(content);
    }
  }

  /** The file's content is its path; like the real one, it takes no name that is not escaped. */
  private void serveLink(HttpExchange exchange, String request) throws IOException {
    var asked = request.replaceFirst("^[A-Z]+ /storage/links", "/downloads");
    var path = URLDecoder.decode(asked, StandardCharsets.UTF_8);
    if (asked.matches(".*[&+;].*") || linked.stream().noneMatch(l -> path.equals(l.path()))) {
      error(exchange, 404, "FILE_NOT_FOUND", "no such file");
      return;
    }
    var content = path.getBytes(StandardCharsets.UTF_8);
    boolean head = request.startsWith("HEAD");
    exchange.sendResponseHeaders(200, head ? -1 : content.length);
    if (!head) {
      exchange.getResponseBody().write(content);
    }
  }

  private void look(HttpExchange exchange, String request) throws IOException {
    awaitLookups();
    var id = request.substring("GET /storage/videos/".length());
    var kept = records.stream().filter(r -> id.equals(r.videoId())).findFirst();
    if (kept.isPresent()) {
      success(exchange, 200, view(kept.get()));
    } else {
      error(exchange, 404, "VIDEO_NOT_FOUND", "no such record");
    }
  }

  private void awaitLookups() throws IOException {
    try {
      lookups.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Somebody deleted the record. */
  public void forget(String video) {
    records.removeIf(record -> video.equals(record.videoId()));
  }

  private void save(HttpExchange exchange, NewRecord asked) throws IOException {
    if (refusal != 0) {
      error(exchange, refusal, "METADATA_INVALID", "not what it should be");
      return;
    }
    if (JSON.writeValueAsString(asked.metadata()).contains("\\u0000")) {
      error(exchange, 400, "METADATA_INVALID", "metadata.title holds an unusable character");
      return;
    }
    if (refusesCompanions && asked.files() != null && !asked.files().isEmpty()) {
      error(exchange, 404, "FILE_NOT_FOUND", "one of the files is not there");
      return;
    }
    records.add(asked);
    success(exchange, 201, view(asked));
  }

  private static VideoRecordView view(NewRecord asked) {
    var path = Objects.requireNonNullElse(asked.filePath(), "/downloads/none");
    var sha256 = Objects.requireNonNullElse(asked.sha256(), DownloadScript.SHA256);
    return new VideoRecordView(
        Objects.requireNonNull(asked.videoId()),
        "youtube",
        null,
        path,
        asked.fileSize(),
        sha256,
        Instant.EPOCH,
        Map.of(),
        List.of(
            new VideoRecordView.StoredFileView(
                "video",
                null,
                path,
                Objects.requireNonNullElse(asked.fileSize(), 0L),
                sha256,
                null)));
  }

  private void keyed(HttpExchange exchange) throws IOException {
    var asked = body(exchange, NewWorkPlan.class);
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    var view = key == null ? plan(asked) : planned.computeIfAbsent(key, first -> plan(asked));
    if (losesPlanAnswer) {
      losesPlanAnswer = false;
      error(exchange, 503, "SERVICE_UNAVAILABLE", "away");
    } else {
      success(exchange, 201, view);
    }
  }

  private WorkPlanView plan(NewWorkPlan asked) {
    var view =
        new WorkPlanView(
            "wp_" + (plans.size() + 1),
            Objects.requireNonNull(asked.videoIds()),
            Objects.requireNonNull(asked.reason()),
            "pending",
            Instant.EPOCH,
            Instant.EPOCH,
            1,
            Objects.requireNonNull(asked.metadata()));
    plans.addFirst(view);
    return view;
  }
}
