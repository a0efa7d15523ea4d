package org.ytarchive.jobs.door.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** The collector's document, example by example, among fakes of the other services. */
class CollectorIT {
  private static final String USUAL = "dQw4w9WgXcQ";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String URL = "https://youtu.be/" + USUAL;

  @TempDir static Path home;
  private static JobsUnderTest jobs;
  private static int videos;

  /** One that no other case asks for. */
  private final String video = "collected" + (10 + ++videos);

  @BeforeAll
  static void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.collector.url", URL));
  }

  @AfterAll
  static void stop() {
    jobs.closeAll();
  }

  private HttpResponse<String> start(String type, String body) {
    return jobs.send(
        HttpRequest.newBuilder(jobs.address("/start_collection"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private void awaitBody(String name, String body) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(jobs.get("/job_status/" + name).body()).isEqualTo(body));
  }

  private long asked() {
    return jobs.download.videos.stream().filter(video::equals).count();
  }

  private static Object jobsThereAre() {
    return Json.at(jobs.get("/jobs").body(), "data.total");
  }

  private static String completed(String name) {
    return "{\"status\":\"completed\",\"video_url\":\"/videos/" + name + ".mp4\"}";
  }

  @Test
  void collection_goesItsWay() {
    jobs.download.beginOf.put(USUAL, DownloadScript.at("download", 10));

    var answer = start(FORM, "job_id=unique_job_id");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"job_id\":\"unique_job_id\",\"status\":\"started\"}");
    awaitBody("unique_job_id", "{\"status\":\"in_progress\"}");
    await().untilAsserted(() -> assertThat(jobs.download.videos).contains(USUAL));
  }

  @Test
  void repeatedName_isAnsweredAlikeAndStartsNothing() {
    var first = start(FORM, "job_id=again&video_id=" + video);
    awaitBody("again", completed("again"));

    var second = start("application/json", "{\"job_id\":\"again\",\"video_id\":\"aaaaaaaaaaa\"}");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(asked()).isEqualTo(1);
  }

  /** A client that lost its answer sends again before the first was through. */
  @Test
  void sameNameAtOnce_isOneCollection() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var form = "job_id=at-once&video_id=" + video;
      Callable<String> once = () -> start(FORM, form).body();
      var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> once).toList());
      for (var answer : answers) {
        assertThat(answer.get()).isEqualTo("{\"job_id\":\"at-once\",\"status\":\"started\"}");
      }
    }
    awaitBody("at-once", completed("at-once"));
    assertThat(asked()).isEqualTo(1);
  }

  /** What is there already is not downloaded again, and its new name still hears how it ended. */
  @Test
  void secondName_ofTheSameVideoHasAJobOfItsOwnWithTheSameFile() {
    start(FORM, "job_id=one&video_id=" + video);
    awaitBody("one", completed("one"));
    var before = (int) jobsThereAre();

    start(FORM, "job_id=two&video_id=" + video);

    awaitBody("two", completed("two"));
    assertThat(asked()).isEqualTo(1);
    assertThat(jobsThereAre()).isEqualTo(before + 1);
  }

  @Test
  void secondName_ofAVideoUnderWayIsAnotherNameOfItsJob() {
    jobs.download.beginOf.put(video, DownloadScript.at("download", 10));
    start(FORM, "job_id=three&video_id=" + video);
    var before = jobsThereAre();
    start(FORM, "job_id=four&video_id=" + video);

    assertThat(jobsThereAre()).isEqualTo(before);
    awaitBody("four", "{\"status\":\"in_progress\"}");
  }

  @Test
  void missingName_isMadeHere() {
    var answer = start(FORM, "url=https://www.youtube.com/watch?v=" + video);

    assertThat(answer.statusCode()).isEqualTo(200);
    var name = Json.at(answer.body(), "job_id").toString();
    awaitBody(name, completed(name));
  }

  @Test
  void failedCollection_saysWhy() {
    jobs.download.beginOf.put(video, DownloadScript.failed("VIDEO_NOT_FOUND", FailureClass.NEVER));
    start(FORM, "job_id=lost&video_id=" + video);

    awaitBody("lost", "{\"status\":\"failed\",\"error\":\"it did not work\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job_id=a/b | job_id must be",
        "job_id=.. | job_id must be",
        "job_id=%00 | job_id must be",
        "url=https://example.org/ | ",
        "video_id=short | ",
        "url=https://www.youtube.com/playlist?list=PLxxxxxxxxxxxxxxxx | A collection is one video",
        "quality=4k | quality",
        "quality=audio | A collection is a video",
        "duration=soon | duration must be whole seconds",
        "duration=0 | duration must be 1 to",
        "duration=8d | duration must be 1 to",
        "duration=5&quality=720p | quality cannot be chosen",
        "duration=5&url=ftp://example.org/ | url is an address",
        "duration=5&video_id=dQw4w9WgXcQ&url=rtsp://camera.example/ | not both",
        "duration=5&url=https://www.youtube.com/playlist?list=PLxxxxxxxxxxxxxxxx | one video",
      })
  void badWish_isRefusedInASentence(String form, String sentence) {
    var before = jobsThereAre();

    var answer = start(FORM, form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.at(answer.body(), "error").toString())
        .isNotBlank()
        .contains(sentence == null ? "" : sentence);
    assertThat(jobsThereAre()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"job_id\":{}}", "\"x\""})
  void brokenJson_isRefused(String body) {
    assertThat(start("application/json", body).statusCode()).isEqualTo(400);
  }

  @Test
  void unknownName_isTheDocumentsSentence() {
    assertError(jobs.get("/job_status/nobody"), 404, "Job not found");
    assertError(jobs.get("/videos/nobody.mp4"), 404, "Job not found");
  }

  @Test
  void emptyBucket_isTheDocumentsSentence() {
    var fresh = JobsUnderTest.start(home, Map.of());
    try {
      assertError(fresh.get("/video_latest"), 404, "No videos found in the bucket.");
      assertThat(fresh.get("/latest").body()).contains("No videos found in the bucket.");
      var answer =
          fresh.send(
              HttpRequest.newBuilder(fresh.address("/start_collection"))
                  .POST(BodyPublishers.noBody()));
      assertError(answer, 500, "An error occurred while starting the collection.");
    } finally {
      fresh.closeAll();
    }
  }

  private static void assertError(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
  }

  @Test
  void latest_isAPageWhoseTitleCanDoNothing() {
    jobs.metadata.titles = "<script>alert(1)</script> & \"more\" ";
    start(FORM, "job_id=shown&video_id=" + video);
    awaitBody("shown", completed("shown"));

    var page = jobs.get("/latest");

    assertThat(page.body())
        .contains("<source src=\"/videos/shown.mp4\" type=\"video/mp4\">")
        .contains(
            "<h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; " + video + "</h1>")
        .doesNotContain("<script");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
  }

  /** Asked for by a document's sentence of old, and silently passed over. */
  @Test
  void duration_capturesWhatIsLiveAndComesOutAsMp4() {
    jobs.download.captures.instant = true;
    var asked = jobs.download.asked();

    var answer = start(FORM, "job_id=live&duration=90s&video_id=" + video);

    assertThat(answer.body()).isEqualTo("{\"job_id\":\"live\",\"status\":\"started\"}");
    awaitBody("live", completed("live"));
    assertThat(jobs.download.asked()).isEqualTo(asked);
    assertThat(jobs.download.captures.wishes)
        .anySatisfy(
            wish -> {
              assertThat(wish.streamUrl()).isEqualTo("https://www.youtube.com/watch?v=" + video);
              assertThat(wish.durationSeconds()).isEqualTo(90);
            });
    var served = jobs.get("/videos/live.mp4");
    assertThat(served.body()).startsWith("/downloads/").endsWith(".mp4");
    assertThat(served.headers().firstValue("Content-Type")).contains("video/mp4");
  }

  @Test
  void durationAgain_isTheSameCapture() {
    jobs.download.captures.instant = true;
    start(FORM, "job_id=live-twice&duration=5&url=rtsp://camera.example/1");
    start(FORM, "job_id=live-twice&duration=5&url=rtsp://camera.example/1");

    awaitBody("live-twice", completed("live-twice"));
    assertThat(jobs.download.captures.wishes)
        .filteredOn(wish -> "rtsp://camera.example/1".equals(wish.streamUrl()))
        .hasSize(1);
  }

  @Test
  void tooManyCaptures_isNoFaultOfTheWish() {
    jobs.download.captures.refusal = "TOO_MANY_CAPTURES";
    try {
      assertThat(start(FORM, "job_id=full&duration=5").statusCode()).isEqualTo(429);
    } finally {
      jobs.download.captures.refusal = "";
    }
  }

  /** A player of mp4 cannot show what else the archive may hold of the video. */
  @Test
  void collection_isMp4ThoughTheArchiveHasAnother() {
    jobs.download.container = "webm";
    var other = jobs.create(video);
    await().until(() -> "completed".equals(jobs.field(other, "status")));
    jobs.download.container = "mp4";

    start(FORM, "job_id=playable&video_id=" + video);

    awaitBody("playable", completed("playable"));
    assertThat(jobs.download.wishes)
        .filteredOn(wish -> video.equals(wish.videoId()))
        .extracting(NewDownload::outputFormat)
        .containsExactly(null, "mp4");
    assertThat(jobs.get("/videos/playable.mp4").body()).isEqualTo("/downloads/video.mp4");
  }

  /** The page named a video that {@code /video_latest} passed over. */
  @Test
  void latestRemoved_isNeitherShownNorServed() {
    start(FORM, "job_id=kept&video_id=" + video);
    awaitBody("kept", completed("kept"));
    start(FORM, "job_id=removed&video_id=left" + video.substring(4));
    awaitBody("removed", completed("removed"));

    jobs.storage.forget("left" + video.substring(4));

    assertThat(jobs.get("/latest").body()).contains("\"/videos/kept.mp4\"");
    assertThat(jobs.get("/video_latest").statusCode()).isEqualTo(200);
    assertThat(jobs.get("/videos/removed.mp4").statusCode()).isEqualTo(404);
  }

  @Test
  void storageAway_isTheDocumentsSentence() {
    start(FORM, "job_id=unseen&video_id=" + video);
    awaitBody("unseen", completed("unseen"));
    jobs.storage.away = true;
    try {
      var sentence = "An error occurred while retrieving the latest video.";
      assertError(jobs.get("/video_latest"), 500, sentence);
      assertError(jobs.get("/latest"), 500, sentence);
    } finally {
      jobs.storage.away = false;
    }
  }

  @Test
  void databaseAway_isTheDocumentsSentence() throws Exception {
    var database = TestDatabase.fresh();
    int port = java.net.URI.create(database.substring("jdbc:".length())).getPort();
    try (var line = new CuttableLine(port)) {
      var there = database.replace(":" + port + "/", ":" + line.port() + "/");
      var alone = JobsUnderTest.start(home, there, Map.of());
      try {
        line.cut();
        assertError(
            alone.get("/video_latest"),
            500,
            "An error occurred while retrieving the latest video.");
        var answer =
            alone.send(
                HttpRequest.newBuilder(alone.address("/start_collection"))
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("video_id=" + video)));
        assertError(answer, 500, "An error occurred while starting the collection.");
      } finally {
        line.mend();
        alone.closeAll();
      }
    }
  }

  @Test
  void favicon_isAnIcon() {
    var answer = jobs.get("/favicon.ico");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/vnd.microsoft.icon");
  }
}
