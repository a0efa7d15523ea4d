package org.ytarchive.jobs.door.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.Json;

/** Collections under the names clients give them. */
class CollectionNamesIT extends CollectorGround {
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

  private static Object jobsThereAre() {
    return Json.at(jobs.get("/jobs").body(), "data.total");
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
  void durationAgain_isTheSameCapture() {
    jobs.download.captures.instant = true;
    start(FORM, "job_id=live-twice&duration=5&url=rtsp://camera.example/1");
    start(FORM, "job_id=live-twice&duration=5&url=rtsp://camera.example/1");

    awaitBody("live-twice", completed("live-twice"));
    assertThat(jobs.download.captures.wishes)
        .filteredOn(wish -> "rtsp://camera.example/1".equals(wish.streamUrl()))
        .hasSize(1);
  }
}
