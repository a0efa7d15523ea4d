package org.ytarchive.jobs.door.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.Form;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.jobs.testing.CuttableLine;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** The collector's document, example by example, among fakes of the other services. */
class CollectorIT extends CollectorGround {
  @Test
  void collection_goesItsWay() {
    jobs.download.beginOf.put(USUAL, DownloadScript.at("download", 10));

    var answer = start(FORM, "job_id=unique_job_id");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"job_id\":\"unique_job_id\",\"status\":\"started\"}");
    awaitBody("unique_job_id", "{\"status\":\"in_progress\"}");
    await().untilAsserted(() -> assertThat(jobs.download.videos).contains(USUAL));
  }

  /** What {@code curl -F} and browsers' FormData send. */
  @Test
  void multipartForm_isReadLikeAnother() {
    var form = Form.form().field("job_id", "in_parts").field("video_id", video).end();

    var answer = start(Form.TYPE, new String(form, StandardCharsets.UTF_8));

    assertThat(answer.body()).isEqualTo("{\"job_id\":\"in_parts\",\"status\":\"started\"}");
    awaitBody("in_parts", completed("in_parts"));
    assertThat(jobs.download.videos).contains(video);
  }

  @Test
  void failedCollection_saysWhy() {
    jobs.download.beginOf.put(video, DownloadScript.failed("VIDEO_NOT_FOUND", FailureClass.NEVER));
    start(FORM, "job_id=lost&video_id=" + video);

    awaitBody("lost", "{\"status\":\"failed\",\"error\":\"it did not work\"}");
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
