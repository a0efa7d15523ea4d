package org.ytarchive.jobs.door.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.capture.CaptureStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** Captures as the camera's door begins, follows and ends them. */
class CameraDoorIT extends CameraGround {
  @Test
  void collect_withNothingAnswersTheDocumentedBodyAndCapturesATestPattern() {
    var answer = collect();

    var id = id(answer);
    assertThat(answer.body())
        .isEqualTo(
            "{\"job_id\":\"%s\",\"message\":\"Collection started with Job ID %s\"}"
                .formatted(id, id));
    soon().until(() -> captures().wishes.size() == 1);
    var wish = captures().wishes.getFirst();
    assertThat(wish.streamUrl()).isNull();
    assertThat(wish.durationSeconds()).isEqualTo(30);
    assertThat(wish.audio()).isTrue();
    assertThat(wish.jobId()).isEqualTo(job(id));
  }

  /** What a failed capture recorded is there for whoever asks for it once more. */
  @Test
  void givenUpCapture_keepsWhatItRecorded() {
    var id = id(collect("application/json", "{\"retries\":0}"));
    soon().until(() -> captures().has(job(id)));
    captures().fail(job(id), "CAPTURE_FAILED", "the source was lost", FailureClass.LATER);
    soon().until(() -> "failed".equals(jobs.field(job(id), "status")));

    var asked = "GET /captures/" + job(id);
    soon().until(() -> jobs.download.requests.contains(asked)); // its errand looks first
    assertThat(jobs.download.requests).doesNotContain("DELETE /captures/" + job(id));
  }

  @Test
  void cancelledJob_stopsItsCaptureAndSaysSo() {
    var id = begun();

    assertThat(jobs.delete("/jobs/" + job(id)).statusCode()).isEqualTo(200);

    soon().until(() -> captures().status(job(id)) == CaptureStatus.CANCELLED);
    assertThat(told(id).getLast())
        .isEqualTo("Error with Job ID " + id + ": the collection was cancelled");
  }

  @Test
  void completedCapture_isAJobWithAFileAndARecordInStorage() {
    captures().instant = true;
    var id = job(id(collect("application/json", "{\"name\":\"Front door\"}")));
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    var body = jobs.get("/jobs/" + id).body();
    var subject = "cap_" + id.substring("job_".length());
    assertThat(Json.at(body, "data.kind")).isEqualTo("capture");
    assertThat(Json.at(body, "data.video_id")).isEqualTo(subject);
    assertThat(Json.at(body, "data.phase")).isEqualTo("done");
    assertThat(Json.at(body, "data.progress")).isEqualTo(100);
    assertThat(Json.at(body, "data.metadata.title")).isEqualTo("Front door");
    assertThat(Json.at(body, "data.metadata.test_pattern")).isEqualTo(true);
    assertThat(Json.at(body, "data.metadata.duration")).isEqualTo(30);
    assertThat(Json.at(body, "data.metadata.gaps").toString()).contains("the source ended");
    var record = jobs.storage.records.getFirst();
    assertThat(record.videoId()).isEqualTo(subject);
    assertThat(record.kind()).isEqualTo("capture");
    assertThat(record.quality()).isEqualTo("720p");
    assertThat(record.metadata()).containsEntry("title", "Front door");
    assertThat(record.files()).extracting(f -> f.kind()).containsExactly("thumbnail");
    assertThat(jobs.get("/jobs?kind=capture&status=completed").body()).contains(id);
    assertThat(jobs.get("/jobs?kind=download").body()).doesNotContain(id);
  }

  @Test
  void log_isKeptWithTheJob() {
    var id = job(begun());
    captures().enter(id, "record", 40);
    captures().complete(id);
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    var body = jobs.get("/jobs/" + id + "/log").body();
    assertThat(body)
        .containsSubsequence(
            "\"number\":1", "12:00:00 attempt 1", "\"number\":2", "record", "done");
    assertThat(jobs.get("/jobs/" + id + "/log?after=1&limit=1").body())
        .contains("\"has_more\":true")
        .doesNotContain("12:00:00");
    assertThat(jobs.get("/jobs/" + JobId.random() + "/log").statusCode()).isEqualTo(404);
  }

  /** Captures take all day: downloads must not wait for them. */
  @Test
  void captures_takeNoWorkerFromDownloads() {
    id(collect());
    id(collect());
    id(collect());
    soon().until(() -> captures().wishes.size() == 3);

    for (int i = 0; i < 8; i++) {
      jobs.create("dQw4w9W%04d".formatted(i));
    }

    soon()
        .until(
            () -> jobs.get("/jobs?kind=download&status=completed").body().contains("\"total\":8"));
    assertThat(jobs.get("/jobs?kind=capture&status=downloading").body()).contains("\"total\":3");
  }

  @Test
  void metrics_countCaptures() {
    captures().instant = true;
    var id = job(id(collect()));
    soon().until(() -> "completed".equals(jobs.field(id, "status")));

    assertThat(jobs.get("/metrics").body())
        .contains("ytarchive_captures{status=\"completed\"} 1\n")
        .contains("ytarchive_capture_recorded_seconds_total 30\n")
        .contains("ytarchive_capture_gaps_total 1\n")
        .contains("ytarchive_capture_lost_seconds_total 0.5\n");
  }

  /** A worker is lost in mid-capture: another one goes on, and the lines are as if nothing was. */
  @Test
  void replica_goesOnWithTheCaptureOfALostWorker() {
    var id = begun();
    captures().enter(job(id), "record", 40);
    soon().until(() -> "record".equals(jobs.field(job(id), "phase")));
    try (var other = jobs.replica(Map.of());
        var listener = Listener.socket(other, "/ws/" + id)) {
      jobs.close();
      captures().complete(job(id));
      soon().until(() -> listener.ended);

      assertThat(listener.heard).isEqualTo(lines(id));
      assertThat(captures().wishes).allMatch(wish -> wish.attempt() == 1);
    }
  }
}
