package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** The main job, end to end, on the real parts: what a person who archives videos relies on. */
class ArchiveSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String ORDINARY = "ordinary720";
  private static final String CAPTIONED = "captioned00";
  private static final String TRICKLING = "trickling00";

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Jobs jobs;
  private static Archived archived;

  @BeforeAll
  static void start() {
    var catalogue =
        StandInCatalogue.demo()
            .put(video(TRICKLING).bytes(3_000_000).heights(360, 720).build())
            .put(video(CAPTIONED).heights(144, 360).captions().build())
            .put(video("healsLater0").heights(144, 360).behaviour(Behaviour.PRIVATE).build());
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    jobs = new Jobs(stack);
    archived = new Archived(stack);
  }

  @AfterEach
  void letGo() {
    youTube.standIn().knobs().reset();
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().traffic().refusedHosts()).as("hosts outside YouTube").isEmpty();
    }
  }

  /** The file is the one yt-dlp makes when nobody stands between it and YouTube. */
  @Test
  void archive_keepsWhatYtDlpMakes() throws Exception {
    var job = jobs.awaitCompleted(jobs.create(ORDINARY), LIMIT);
    var raw = YtDlp.fetch(youTube, ORDINARY, folder.resolve("raw"));
    var file = stack.storage().get("/storage/videos/" + ORDINARY + "/file");

    assertThat(job.path("sha256").asText()).isEqualTo(Archived.sha256(raw));
    assertThat(Archived.sha256(file.body())).isEqualTo(Archived.sha256(raw));
    assertThat(job.path("file_size").asLong()).isEqualTo(Files.size(raw));
    assertThat(job.path("progress").asInt()).isEqualTo(100);
    assertThat(job.path("duration").asDouble()).isBetween(11.5, 12.5);
    assertThat(archived.filesOf(ORDINARY)).hasSize(1);
    assertThat(archived.filesOf(ORDINARY).getFirst().getFileName())
        .hasToString("An ordinary video [ordinary720].mp4");
    assertRecordOf(ORDINARY, job.path("sha256").asText());
    assertRangesOf(ORDINARY, file);
  }

  /** Info.json, thumbnail and subtitles stand beside the video and belong to its record. */
  @Test
  void archive_keepsWhatComesAlong() {
    var wish = "{\"video_id\": \"" + CAPTIONED + "\", \"subtitles\": [\"default\", \"xx\"]}";
    jobs.awaitCompleted(jobs.createWith(wish), LIMIT);

    var beside = archived.companionsOf(CAPTIONED);
    assertThat(beside)
        .extracting(file -> file.toString().replaceFirst(".*]", ""))
        .containsExactly(".en-orig.vtt", ".en.vtt", ".info.json", ".webp");
    var kept = stack.storage().get("/storage/videos/" + CAPTIONED).data().path("files");
    assertThat(kept.findValuesAsText("kind"))
        .containsExactlyInAnyOrder("video", "metadata", "thumbnail", "subtitles", "subtitles");
    assertThat(kept.findValuesAsText("sha256"))
        .containsAll(beside.stream().map(Archived::sha256).toList());
    assertThat(kept.findValuesAsText("language")).contains("en", "en-orig");
  }

  private static void assertRecordOf(String id, String sha256) {
    var kept = stack.storage().get("/storage/videos/" + id).data();
    assertThat(kept.path("sha256").asText()).isEqualTo(sha256);
    assertThat(stack.storage().get("/storage/videos?limit=500").data().path("videos"))
        .anySatisfy(item -> assertThat(item.path("video_id").asText()).isEqualTo(id));
  }

  private static void assertRangesOf(String id, Answer whole) {
    var path = "/storage/videos/" + id + "/file";
    int size = whole.body().length;
    var etag = whole.header("ETag");
    var part = stack.storage().get(path, "Range", "bytes=100-199");
    var tail = stack.storage().get(path, "Range", "bytes=-50");

    assertThat(etag).isEqualTo('"' + Archived.sha256(whole.body()) + '"');
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 200));
    assertThat(part.header("Content-Range")).isEqualTo("bytes 100-199/" + size);
    assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(whole.body(), size - 50, size));
    assertThat(stack.storage().get(path, "Range", "bytes=" + size + "-").status()).isEqualTo(416);
    assertThat(stack.storage().get(path, "If-None-Match", etag).status()).isEqualTo(304);
    var head = stack.storage().send("HEAD", path, null);
    assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.youtube.com/watch?v=trickling00&t=42s",
        "https://youtu.be/trickling00?si=abc",
        "https://www.youtube.com/shorts/trickling00",
        "https://m.youtube.com/live/trickling00",
        "https://www.youtube-nocookie.com/embed/trickling00?start=3",
        "youtube.com/watch?list=PLx&v=trickling00"
      })
  void create_takesAnyUsualAddress(String url) {
    youTube.standIn().knobs().hold(TRICKLING);
    var answer = stack.jobs().post("/jobs", "{\"url\": \"" + url + "\"}");
    var job = answer.data();

    assertThat(job.path("video_id").asText()).isEqualTo(TRICKLING);
    assertThat(stack.jobs().delete("/jobs/" + job.path("job_id").asText()).status()).isEqualTo(200);
  }

  /**
   * What cannot be had ends as failed and says why in one code; what may come waits in a plan. What
   * YouTube refuses to robots does not end: {@link BlockSystemTest} has that.
   */
  @ParameterizedTest
  @CsvSource({
    "privateVid0, VIDEO_NOT_FOUND, never",
    "unavailable, VIDEO_NOT_FOUND, never",
    "ageGated000, YTDLP_ERROR, never",
    "drmVideo000, YTDLP_ERROR, never",
    "media403000, DOWNLOAD_FAILED, later"
  })
  void failure_isSaidAndPlanned(String id, String code, String failureClass) {
    var jobId = jobs.createWith("{\"video_id\": \"" + id + "\", \"max_attempts\": 1}");
    var job = jobs.awaitEnd(jobId, LIMIT);

    assertThat(job.path("status").asText()).isEqualTo("failed");
    assertThat(job.at("/error/code").asText()).as("%s", job).isEqualTo(code);
    assertThat(job.at("/error/failure_class").asText()).isEqualTo(failureClass);
    assertThat(job.at("/error/message").asText()).isNotBlank();
    if (failureClass.equals("never")) {
      assertThat(plansOf(id)).as("nothing would be gained by another try").isEmpty();
    } else {
      await().atMost(Duration.ofSeconds(10)).until(() -> plansOf(id).size() == 1);
      assertThat(plansOf(id)).containsExactly(jobs.get(jobId).path("work_plan_id").asText());
    }
    assertThat(archived.filesOf(id)).isEmpty();
    assertThat(archived.companionsOf(id)).isEmpty();
  }

  private static List<String> plansOf(String videoId) {
    var plans = stack.storage().get("/storage/workplan?limit=500").data().path("work_plans");
    var ids = new ArrayList<String>();
    for (var plan : plans) {
      if (plan.path("video_ids").path(0).asText().equals(videoId)) {
        ids.add(plan.path("id").asText());
      }
    }
    return ids;
  }

  @Test
  void cancel_leavesNoProcessAndNoPartialFile() {
    youTube.standIn().knobs().throttle(TRICKLING, 50_000);
    var id = jobs.create(TRICKLING);
    jobs.awaitBytes(id);
    assertThat(stack.processes().named(TRICKLING)).isNotEmpty();

    assertThat(stack.jobs().delete("/jobs/" + id).status()).isEqualTo(200);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> {
              assertThat(stack.processes().named(TRICKLING)).isEmpty();
              assertThat(archived.unfinished()).isEmpty();
            });
    assertThat(jobs.get(id).path("status").asText()).isEqualTo("cancelled");
    assertThat(stack.jobs().delete("/jobs/" + id).status()).as("twice").isEqualTo(200);
    assertThat(archived.filesOf(TRICKLING)).isEmpty();
    assertThat(archived.companionsOf(TRICKLING)).isEmpty();
  }

  /** The video was private on Monday and public on Tuesday. */
  @Test
  void retry_bringsWhatFailedBefore() {
    var id = jobs.create("healsLater0");
    assertThat(jobs.awaitEnd(id, LIMIT).path("status").asText()).isEqualTo("failed");
    var catalogue = youTube.standIn().catalogue();
    var healed = catalogue.find("healsLater0").orElseThrow();
    catalogue.put(healed.change().behaviour(Behaviour.PLAYS).build());

    assertThat(stack.jobs().post("/jobs/" + id + "/retry", "").status()).isEqualTo(200);

    jobs.awaitCompleted(id, LIMIT);
    assertThat(stack.jobs().delete("/jobs/" + id).errorCode()).isEqualTo("JOB_FINISHED");
    assertThat(stack.jobs().post("/jobs/" + id + "/retry", "").errorCode())
        .isEqualTo("JOB_FINISHED");
  }

  @Test
  void events_tellTheWholeLifeInOrder() {
    try (var listener = Listener.at(stack, "/ws")) {
      var id = jobs.create("demoVideo03");
      jobs.awaitCompleted(id, LIMIT);
      var told = jobs.events(id);

      assertThat(told.getFirst()).isEqualTo("job_queued");
      assertThat(told).contains("job_started", "job_phase");
      assertThat(told.getLast()).isEqualTo("job_completed");
      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(listener.statesOf(id)).isEqualTo(told));
      assertThat(listener.progressOf(id)).isSorted().isNotEmpty();
    }
  }

  /** A title may say what it likes; the file stays where files stay. */
  @ParameterizedTest
  @ValueSource(strings = {"evilTitleV0", "templTitle0", "dotsTitle00"})
  void title_neverLeavesTheFolder(String id) {
    var job = jobs.awaitCompleted(jobs.create(id), LIMIT);

    assertThat(archived.filesOf(id)).hasSize(1);
    var name = archived.filesOf(id).getFirst().getFileName().toString();
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThan(256);
    assertThat(name).doesNotContain("\u0007", "\u202e", "/");
    assertThat(job.path("download_path").asText()).isEqualTo("/downloads/" + name);
  }

  @Test
  void audio_keepsOnlyTheSound() {
    var id = jobs.createWith("{\"video_id\": \"demoVideo02\", \"audio\": true}");
    var job = jobs.awaitCompleted(id, LIMIT);

    assertThat(job.path("download_path").asText()).matches(".*\\.(m4a|mp3|opus|ogg)");
    assertThat(job.path("duration").asDouble()).isBetween(14.5, 15.5);
  }

  @Test
  void secondStack_livesBesideTheFirst() {
    try (var other = StackProcess.start(folder.resolve("other"), youTube.settings(Map.of()))) {
      var theirs = new Jobs(other);
      var job = theirs.awaitCompleted(theirs.create("only360p000"), LIMIT);

      assertThat(new Archived(other).filesOf("only360p000")).hasSize(1);
      assertThat(archived.filesOf("only360p000")).isEmpty();
      assertThat(stack.jobs().get("/jobs/" + job.path("job_id").asText()).status()).isEqualTo(404);
      assertThat(stack.storage().get("/storage/videos/only360p000").status()).isEqualTo(404);
    }
    assertThat(stack.isHealthy(Service.JOBS)).isTrue();
  }

  @Test
  void restart_keepsEverything() {
    var id = jobs.create("shortShort0");
    var before = jobs.awaitCompleted(id, LIMIT);
    var stats = stack.storage().get("/storage/stats").data();

    stack.stop();
    stack.restart();

    assertThat(jobs.get(id)).isEqualTo(before);
    assertThat(stack.storage().get("/storage/stats").data()).isEqualTo(stats);
    var file = stack.storage().get("/storage/videos/shortShort0/file");
    assertThat(Archived.sha256(file.body())).isEqualTo(before.path("sha256").asText());
    assertThat(List.of(Service.values())).allMatch(stack::isHealthy);
  }
}
