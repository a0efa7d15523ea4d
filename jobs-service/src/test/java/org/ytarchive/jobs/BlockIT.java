package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** What happens when YouTube refuses us, on two replicas of one database. */
class BlockIT {
  private static final Map<String, Object> QUICK =
      Map.of(
          "ytarchive.jobs.block-cool-down", "1s",
          "ytarchive.jobs.longest-cool-down", "1s",
          "ytarchive.jobs.poll", "1s");
  private static final DownloadScript REFUSED =
      DownloadScript.failed("YTDLP_ERROR", FailureClass.BLOCKED);

  /** As many as two replicas' workers hold at once. */
  private static final int AT_ONCE = 12;

  @TempDir Path home;
  private JobsUnderTest one;
  private JobsUnderTest two;

  @BeforeEach
  void start() {
    one = JobsUnderTest.start(home, QUICK);
    two = one.replica(QUICK);
  }

  @AfterEach
  void stop() {
    two.close();
    one.closeAll();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  private String create(String video, int maxAttempts) {
    var answer =
        one.post(
            "/jobs", "{\"video_id\": \"%s\", \"max_attempts\": %d}".formatted(video, maxAttempts));
    return Json.at(answer.body(), "data.job_id").toString();
  }

  private List<String> createMany(int jobs) {
    var all = new ArrayList<String>();
    for (int i = 0; i < jobs; i++) {
      all.add(create("video%06d".formatted(i), 1));
    }
    return all;
  }

  private void awaitStatus(String job, String status) {
    soon().untilAsserted(() -> assertThat(one.field(job, "status")).isEqualTo(status));
  }

  private static boolean isBlocked(JobsUnderTest replica) {
    return Json.at(replica.get("/health/readiness").body(), "checks.youtube.details.blocked")
        .equals(true);
  }

  private int refusals() {
    var readiness = one.get("/health/readiness");
    assertThat(readiness.statusCode()).isEqualTo(200);
    return (int) Json.at(readiness.body(), "checks.youtube.details.refusals");
  }

  @Test
  void aBlockPausesAllReplicasProbesOncePerCoolDownAndDrainsByItself() {
    one.download.begin = DownloadScript.queued();
    var jobs = createMany(20);
    soon().until(() -> one.download.asked() == AT_ONCE);

    var begun = jobs.stream().filter(job -> one.download.has(job, 1)).toList();
    one.download.begin = REFUSED;
    one.download.tell(begun.getFirst(), 1, REFUSED);

    soon().until(() -> isBlocked(one) && isBlocked(two));
    takenBack(begun.subList(1, AT_ONCE));
    soon().untilAsserted(() -> saysWhy(jobs.getLast()));

    soon().until(() -> refusals() >= 4);
    long asked = one.download.asked();
    assertThat(asked).isLessThanOrEqualTo(AT_ONCE + refusals());

    one.download.begin = DownloadScript.completed();
    jobs.forEach(job -> awaitStatus(job, "completed"));
    soon().until(() -> !isBlocked(one) && !isBlocked(two));
    soon().until(() -> two.get("/metrics").body().contains("{egress=\"youtube\"} 0\n"));
    assertThat(one.storage.plans).as("no attempt was used up").isEmpty();
  }

  /** What waited at Download, or had brought nothing yet, would only be refused as well. */
  private void takenBack(List<String> jobs) {
    soon()
        .untilAsserted(
            () ->
                assertThat(jobs)
                    .allMatch(j -> one.download.status(j, 1) == DownloadStatus.CANCELLED));
  }

  private void saysWhy(String job) {
    assertThat(two.field(job, "status")).isEqualTo("queued");
    assertThat(two.field(job, "waiting_for")).isEqualTo("block");
    assertThat(two.field(job, "waiting_reason").toString())
        .contains("YouTube refuses us")
        .contains("it did not work");
    assertThat(two.get("/metrics").body())
        .contains("# TYPE ytarchive_egress_blocked gauge\n")
        .contains("ytarchive_egress_blocked{egress=\"youtube\"} 1\n")
        .contains("ytarchive_egress_block_reason{reason=\"it did not work\"} 1\n");
    assertThat(two.get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void whatFlowsAlreadyIsNotTakenBack() {
    one.download.begin = DownloadScript.at("download", 10);
    var flowing = create("flowing0000", 5);
    soon().until(() -> one.download.has(flowing, 1));
    one.download.tell(flowing, 1, DownloadScript.at("download", 50));
    soon().until(() -> one.field(flowing, "progress").equals(47));

    one.download.begin = REFUSED;
    create("refused0000", 5);
    soon().until(() -> isBlocked(one) && isBlocked(two));

    one.download.tell(flowing, 1, DownloadScript.completed());
    awaitStatus(flowing, "completed");
    assertThat(one.field(flowing, "attempt")).isEqualTo(1);
  }

  /** It alone is refused: that must not stop everything again and again for ever. */
  @Test
  void aJobThatIsRefusedWhereOthersPassIsGivenUpInTheEnd() {
    one.download.beginOf.put("refused0000", REFUSED);
    var refused = create("refused0000", 2);

    var number = new AtomicInteger();
    soon()
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              create("passing%04d".formatted(number.incrementAndGet()), 1);
              return one.field(refused, "status").equals("failed");
            });

    soon().until(() -> one.storage.plans.size() == 1);
  }

  /** Places in the line that nobody stands in any more cost no time. */
  @Test
  void waitingJobsCanBeCancelledAndHoldNobodyUp() {
    one.download.begin = REFUSED;
    var refused = create("refused0000", 5);
    soon().until(() -> isBlocked(one) && isBlocked(two));
    var waiting = createMany(60);
    var last = create("last0000000", 5);

    waiting.forEach(job -> assertThat(two.delete("/jobs/" + job).statusCode()).isEqualTo(200));
    assertThat(two.delete("/jobs/" + refused).statusCode()).isEqualTo(200);
    one.download.begin = DownloadScript.completed();

    awaitStatus(last, "completed");
    assertThat(one.field(waiting.getFirst(), "status")).isEqualTo("cancelled");
  }

  @Test
  void aListThatIsRefusedBlocksTheWayAndCostsNoAttempt() {
    one.metadata.put("PLrefused000000", List.of("video000001"));
    one.metadata.refusals.set(2);

    var answer = one.post("/jobs", "{\"playlist_id\": \"PLrefused000000\", \"max_attempts\": 1}");
    var parent = Json.at(answer.body(), "data.job_id").toString();

    soon().until(() -> isBlocked(one) && isBlocked(two));
    awaitStatus(parent, "completed");
    assertThat(one.metadata.refusals).hasValue(0);
  }
}
