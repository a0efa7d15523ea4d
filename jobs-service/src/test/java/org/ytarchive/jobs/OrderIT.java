package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.job.Line;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** Which job goes first, and when. */
class OrderIT {
  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, Map.of("ytarchive.jobs.download-slots", "1"));
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  private String create(String video, String more) {
    var answer = jobs.post("/jobs", "{\"video_id\": \"%s\"%s}".formatted(video, more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.at(answer.body(), "data.job_id").toString();
  }

  private void awaitStatus(String job, String status) {
    soon().untilAsserted(() -> assertThat(jobs.field(job, "status")).isEqualTo(status));
  }

  @Test
  void whatIsMoreUrgentOvertakesWhatWaits() {
    jobs.download.begin = DownloadScript.at("download", 1);
    var first = create("first000000", "");
    create("second00000", "");
    soon().until(() -> jobs.download.asked() == 2);

    create("low00000000", ", \"priority\": -5");
    create("normal00000", "");
    var last = create("normal00001", "");
    create("high0000000", ", \"priority\": 10");
    assertThat(jobs.field(last, "waiting_for")).isEqualTo("turn");
    jobs.download.begin = DownloadScript.completed();
    jobs.download.tell(first, 1, DownloadScript.completed());

    soon().until(() -> jobs.download.asked() == 6);
    assertThat(jobs.download.videos.subList(2, 6))
        .containsExactly("high0000000", "normal00000", "normal00001", "low00000000");
  }

  @Test
  void whatIsGivenUpLeavesNothingAtDownload() {
    jobs.download.begin = DownloadScript.failed("YTDLP_ERROR", FailureClass.LATER);

    var job = create("givenup0000", ", \"max_attempts\": 1");

    awaitStatus(job, "failed");
    soon().until(() -> jobs.download.requests.contains("DELETE /download/dl_" + job + ".1"));
  }

  @Test
  void aJobForLaterStartsWhenItsTimeHasCome() {
    var time = Instant.now().plusMillis(1_500);

    var job = create("later000000", ", \"not_before\": \"" + time + "\"");

    assertThat(jobs.field(job, "status")).isEqualTo("queued");
    awaitStatus(job, "completed");
    var started = Instant.parse(jobs.field(job, "started_at").toString());
    assertThat(started).isAfterOrEqualTo(time.minusMillis(1)); // milliseconds, rounded down
  }

  /** What is said about the end reckons with those before, and with the time asked for. */
  @Test
  void estimatesFollowTheLine() {
    awaitStatus(create("known000000", ""), "completed"); // by now the pace is known
    jobs.download.begin = DownloadScript.at("download", 1);
    create("first000000", "");
    create("second00000", "");
    soon().until(() -> jobs.download.asked() == 3);
    for (int i = 0; i < 20; i++) {
      create("crowd0000%02d".formatted(i), "");
    }
    var time = Instant.now().plusSeconds(3_600);

    var last = create("last0000000", "");
    var urgent = create("urgent00000", ", \"priority\": 5");
    var later = create("later000000", ", \"not_before\": \"" + time + "\"");

    assertThat(jobs.bean(Line.class).ahead(0, Instant.now())).isGreaterThan(20);
    assertThat(jobs.bean(Line.class).ahead(5, Instant.now())).isOne();
    assertThat(jobs.bean(Line.class).ahead(6, Instant.now())).isZero();
    assertThat(estimate(urgent)).isBefore(estimate(last));
    assertThat(estimate(later)).isAfter(time.minusMillis(1));
  }

  private Instant estimate(String job) {
    return Instant.parse(jobs.field(job, "estimated_completion").toString());
  }

  @Test
  void withoutMetadataRequestedTheDownloadSaysWhatTheVideoIs() {
    var job = create("unasked0000", ", \"metadata_requested\": false");

    awaitStatus(job, "completed");

    assertThat(jobs.metadata.requests).noneMatch(request -> request.contains("unasked0000"));
    assertThat(jobs.field(job, "metadata.title")).isEqualTo("Extracted \u0000 title");
  }
}
