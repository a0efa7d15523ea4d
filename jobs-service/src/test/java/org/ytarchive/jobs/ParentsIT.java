package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** Playlists and channels from the request to their end, over real HTTP and a real database. */
class ParentsIT {
  private static final String LIST = "PLsomething0000";
  private static final int SLOTS = 6;

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home);
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private String order(String body) {
    return order(body, 201);
  }

  private String order(String body, int status) {
    var answer = jobs.post("/jobs", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Json.at(answer.body(), "data.job_id").toString();
  }

  private String playlist(String... videos) {
    jobs.metadata.put(LIST, List.of(videos));
    return order("{\"playlist_id\":\"" + LIST + "\",\"max_attempts\":1}");
  }

  private void awaitStatus(String job, String status) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

  private String children(String job, String query) {
    return jobs.get("/jobs/" + job + "/children" + query).body();
  }

  private String child(String job, int index) {
    return Json.at(children(job, ""), "data.jobs." + index + ".job_id").toString();
  }

  private void awaitCount(String job, String state, int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !jobs.field(job, "children").equals("null")
                    && jobs.field(job, "children." + state).equals(count));
  }

  @Test
  void playlist_isArchivedAsAWhole() {
    var parent = playlist("video000001", "video000002", "video000003");

    awaitStatus(parent, "completed");

    assertThat(jobs.field(parent, "kind")).isEqualTo("playlist");
    assertThat(jobs.field(parent, "video_id")).isEqualTo("null");
    assertThat(jobs.field(parent, "playlist_id")).isEqualTo(LIST);
    assertThat(jobs.field(parent, "progress")).isEqualTo(100);
    assertThat(jobs.field(parent, "metadata.title")).isEqualTo("List " + LIST);
    assertThat(jobs.field(parent, "children.completed")).isEqualTo(3);
    assertThat(jobs.field(parent, "details.failed")).isEqualTo(List.of());
    var children = children(parent, "?limit=2");
    assertThat(Json.at(children, "data.total")).isEqualTo(3);
    assertThat(Json.at(children, "data.jobs.1.video_id")).isEqualTo("video000002");
    assertThat(Json.at(children, "data.jobs.1.position")).isEqualTo(2);
    assertThat(Json.at(children, "data.jobs.1.parent_id")).isEqualTo(parent);
    var rest = children(parent, "?limit=2&cursor=" + Json.at(children, "data.next_cursor"));
    assertThat(Json.at(rest, "data.jobs.0.video_id")).isEqualTo("video000003");
    assertThat(Json.at(rest, "data.next_cursor")).isEqualTo("null");
    assertThat(events(parent))
        .containsExactly("job_queued", "job_started", "job_phase", "job_completed");
  }

  /** Metadata could not look, and told what it knew. */
  @Test
  void playlist_readAsItWasOnceSaysSo() {
    jobs.metadata.stale = true;
    var parent = playlist("video000001");

    awaitStatus(parent, "completed");

    assertThat(jobs.field(parent, "metadata.stale")).isEqualTo(true);
  }

  private List<String> events(String job) {
    var page = jobs.get("/jobs/" + job + "/events?limit=500").body();
    var names = new ArrayList<String>();
    ((List<?>) Json.at(page, "data.events"))
        .forEach(event -> names.add(String.valueOf(((Map<?, ?>) event).get("event"))));
    return names;
  }

  @Test
  void channel_isAnAddressLikeAnyOther() {
    jobs.metadata.put("@somebody", List.of("video000001"));

    var parent = order("{\"url\":\"https://www.youtube.com/@somebody/videos\"}");

    awaitStatus(parent, "completed");
    assertThat(jobs.field(parent, "kind")).isEqualTo("channel");
    assertThat(jobs.field(parent, "channel")).isEqualTo("@somebody");
    assertThat(jobs.field(parent, "playlist_id")).isEqualTo("UUstandin0uploads0000000");
    assertThat(jobs.metadata.requests)
        .anyMatch(r -> r.startsWith("GET /metadata/channel/") && r.contains("limit=20000"));
  }

  @Test
  void playlist_withDeadEntriesFailsAndSaysWhich() {
    var parent = playlist("video000001", "private0001", "gone1234567");

    awaitStatus(parent, "failed");

    assertThat(jobs.field(parent, "progress")).isEqualTo(33);
    assertThat(jobs.field(parent, "error.code")).isEqualTo("DOWNLOAD_FAILED");
    assertThat(jobs.field(parent, "details.failed.0.video_id")).isEqualTo("private0001");
    assertThat(jobs.field(parent, "details.failed.0.reason")).isEqualTo("private");
    assertThat(jobs.field(parent, "details.failed.1.position")).isEqualTo(3);
    assertThat(jobs.field(parent, "details.failed.1.code")).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(jobs.field(parent, "children.unavailable")).isEqualTo(1);
    assertThat(jobs.storage.plans).isEmpty();
  }

  @Test
  void playlist_thatIsEmptyOrUnknownEndsAtOnce() {
    awaitStatus(playlist(), "completed");

    var unknown = order("{\"playlist_id\":\"PLunknown000\"}");

    awaitStatus(unknown, "failed");
    assertThat(jobs.field(unknown, "error.code")).isEqualTo("PLAYLIST_NOT_FOUND");
    assertThat(jobs.field(unknown, "children")).isEqualTo("null");
  }

  /** Only what did not come is tried once more, what was out of reach too. */
  @Test
  void retry_triesWhatFailed() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.NEVER);
    var parent = playlist("video000001", "private0001");
    awaitStatus(parent, "failed");
    jobs.download.begin = DownloadScript.completed();

    assertThat(jobs.post("/jobs/" + parent + "/retry", "").statusCode()).isEqualTo(200);

    awaitStatus(parent, "completed");
    assertThat(jobs.field(parent, "children.total")).isEqualTo(2);
    assertThat(jobs.field(parent, "error")).isEqualTo("null");
    assertThat(jobs.post("/jobs/" + parent + "/retry", "").statusCode()).isEqualTo(409);
  }

  @Test
  void cancel_endsTheChildren() {
    jobs.download.begin = DownloadScript.at("download", 40);
    var parent = playlist("video000001", "video000002");
    awaitCount(parent, "downloading", 2);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> jobs.download.has(child(parent, 0), 1) && jobs.download.has(child(parent, 1), 1));

    assertThat(jobs.delete("/jobs/" + parent).statusCode()).isEqualTo(200);

    assertThat(jobs.field(parent, "status")).isEqualTo("cancelled");
    awaitCount(parent, "cancelled", 2);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                jobs.download.status(child(parent, 0), 1) == DownloadStatus.CANCELLED
                    && jobs.download.status(child(parent, 1), 1) == DownloadStatus.CANCELLED);
    assertThat(jobs.delete("/jobs/" + parent).statusCode()).isEqualTo(200);
    jobs.download.begin = DownloadScript.completed();
    jobs.post("/jobs/" + parent + "/retry", "");
    awaitStatus(parent, "completed");
  }

  /** What runs makes room for what waits, of which nothing begins any more. */
  @Test
  void cancel_ofALongListBeginsNothing() {
    jobs.download.begin = DownloadScript.at("download", 40);
    var videos = IntStream.range(0, 1000).mapToObj("listed%05d"::formatted);
    var parent = playlist(videos.toArray(String[]::new));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jobs.field(parent, "phase").equals("download") && asked() == SLOTS);
    var running =
        ((List<?>) Json.at(children(parent, "?status=downloading"), "data.jobs"))
            .stream().map(child -> String.valueOf(((Map<?, ?>) child).get("job_id"))).toList();

    assertThat(jobs.delete("/jobs/" + parent).statusCode()).isEqualTo(200);

    awaitCount(parent, "cancelled", 1000);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                running.stream()
                    .allMatch(job -> jobs.download.status(job, 1) == DownloadStatus.CANCELLED));
    assertThat(asked()).isEqualTo(SLOTS);
  }

  /** Metadata is away for a while when the playlist comes. */
  @Test
  void metadataAway_isTriedAgain() {
    jobs.metadata.away = true;
    jobs.metadata.put(LIST, List.of("video000001"));
    var parent = order("{\"playlist_id\":\"" + LIST + "\"}");
    await().atMost(Duration.ofSeconds(30)).until(() -> !jobs.field(parent, "error").equals("null"));

    jobs.metadata.away = false;

    awaitStatus(parent, "completed");
  }

  /** Twice the slots are at Download; what waits beside them is a row, and no thread. */
  @Test
  void thousandEntries_keepDownloadBusyAndNobodyElse() {
    var videos = IntStream.range(0, 1000).mapToObj("listed%05d"::formatted).toList();
    jobs.download.begin = DownloadScript.queued();
    long began = System.nanoTime();
    var parent = playlist(videos.toArray(String[]::new));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> jobs.field(parent, "phase").equals("download"));
    System.out.printf(
        "1000 entries have their jobs after %.1f s%n", (System.nanoTime() - began) / 1e9);

    awaitCount(parent, "downloading", SLOTS);
    assertThat(jobs.field(parent, "children.queued")).isEqualTo(1000 - SLOTS);
    await().atMost(Duration.ofSeconds(30)).until(() -> asked() == SLOTS);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("jobs-job_queue-")))
        .hasSizeLessThanOrEqualTo(SLOTS);
    assertThat(asked()).isEqualTo(SLOTS);

    jobs.download.begin = DownloadScript.completed();
    ((List<?>) Json.at(children(parent, "?status=downloading"), "data.jobs"))
        .forEach(
            child ->
                jobs.download.tell(
                    String.valueOf(((Map<?, ?>) child).get("job_id")),
                    1,
                    DownloadScript.completed()));
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> jobs.field(parent, "status").equals("completed"));
    System.out.printf("1000 entries ended after %.1f s%n", (System.nanoTime() - began) / 1e9);
    assertThat(asked()).isEqualTo(1000);
  }

  private long asked() {
    return jobs.download.requests.stream().filter(r -> r.startsWith("POST")).count();
  }

  /** The process dies in the middle of the reading: another goes on where it was. */
  @Test
  void replicaLost_whileReadingIsGoneOnWith() {
    var videos = IntStream.range(0, 500).mapToObj("listed%05d"::formatted).toList();
    jobs.metadata.put(LIST, videos);
    jobs.download.begin = DownloadScript.queued();
    var parent = order("{\"playlist_id\":\"" + LIST + "\"}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !jobs.field(parent, "children").equals("null"));

    try (var successor = jobs.replica(Map.of())) {
      jobs.close();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> successor.field(parent, "phase").equals("download"));
      assertThat(successor.field(parent, "children.total")).isEqualTo(500);
      assertThat(Json.at(successor.get("/jobs?parent=" + parent + "&limit=1").body(), "data.total"))
          .isEqualTo(500);
    }
  }
}
