package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.JobsUnderTest;

/** Jobs that need nothing more from YouTube while it refuses us: whoever works on them may go. */
class BlockTakeoverIT {
  private static final Failure ROBOT =
      new Failure("YTDLP_ERROR", "a robot?", FailureClass.BLOCKED, Map.of());
  private static final Failure LATER =
      new Failure("COORDINATION_ERROR", "away", FailureClass.LATER, Map.of());
  private static final Map<String, Object> LONG = Map.of("ytarchive.jobs.block-cool-down", "1h");
  private static final Map<String, Object> IDLE =
      Map.of("ytarchive.jobs.block-cool-down", "1h", "ytarchive.jobs.working", "false");

  @TempDir Path home;
  private JobsUnderTest jobs;

  /** It takes orders, and works on none. */
  @BeforeEach
  void start() {
    jobs = JobsUnderTest.start(home, IDLE);
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  private void block() {
    jobs.bean(Breaker.class).refused(Egress.YOUTUBE, JobId.random(), ROBOT);
  }

  private void change(String job, Function<Job, Change> step) {
    var written =
        jobs.bean(JobStore.class).change(JobId.parse(job), now -> Optional.of(step.apply(now)));
    assertThat(written).isPresent();
  }

  /** A job that its worker has at Download, where it has come to its end by now. */
  private String atDownload(String video) {
    var job = jobs.create(video);
    var download = jobs.download.open(job, 1, DownloadScript.completed());
    var now = jobs.bean(Clock.class).instant();
    change(job, j -> Change.told(j.claim(now).downloadsAs(download, now), EventKind.JOB_STARTED));
    return job;
  }

  private void kill(String job) throws SQLException {
    try (var connection = DriverManager.getConnection(jobs.database, "postgres", "");
        var statement =
            connection.prepareStatement(
                """
                update jobs.job_queue set picked = true, picked_by = 'gone', last_heartbeat = now()
                 where task_instance like ?
                """)) {
      statement.setString(1, JobId.parse(job).value() + ":%");
      statement.executeUpdate();
    }
  }

  @Test
  void whatNeedsNothingMoreFromThereGoesOnWithoutItsWorker() throws Exception {
    var now = jobs.bean(Clock.class).instant();
    var waiting = jobs.create("waiting0000");
    var killed = atDownload("killed00000");
    kill(killed);
    var handedOver = atDownload("handed00000");
    change(handedOver, j -> Change.told(j.handOver(now), EventKind.JOB_QUEUED));
    var kept = atDownload("kept0000000");
    change(kept, j -> Change.quiet(j.keep(DownloadScript.file(), now)));
    change(kept, j -> Change.enqueued(j.retryAt(now, LATER, now), EventKind.JOB_RETRYING));
    block();

    assertThat(jobs.field(handedOver, "waiting_for")).isEqualTo("turn");
    assertThat(jobs.field(kept, "waiting_for")).isEqualTo("turn");
    try (var successor = jobs.replica(LONG)) {
      for (var job : new String[] {kept, handedOver, killed}) {
        soon()
            .untilAsserted(() -> assertThat(successor.field(job, "status")).isEqualTo("completed"));
      }
      assertThat(successor.field(killed, "attempt")).isEqualTo(1);
      assertThat(successor.field(handedOver, "attempt")).isEqualTo(1);
      assertThat(successor.field(waiting, "waiting_for")).isEqualTo("block");
    }
    assertThat(jobs.download.asked()).as("of what was at Download already").isEqualTo(2);
  }

  /** An update of the service in the middle of a block. */
  @Test
  void whatFlowsGoesOnWithAnotherWorkerWhenItsOwnIsStopped() {
    var first = jobs.replica(LONG);
    jobs.download.begin = DownloadScript.at("download", 10);
    var job = jobs.create("flowing0000");
    soon().until(() -> jobs.download.has(job, 1));
    jobs.download.tell(job, 1, DownloadScript.at("download", 50));
    soon().until(() -> jobs.field(job, "progress").equals(47));
    block();

    try (var successor = jobs.replica(LONG)) {
      first.close();
      jobs.download.tell(job, 1, DownloadScript.completed());

      soon().untilAsserted(() -> assertThat(successor.field(job, "status")).isEqualTo("completed"));
      assertThat(successor.field(job, "attempt")).isEqualTo(1);
      soon().until(() -> successor.bean(Breaker.class).state(Egress.YOUTUBE).isBlocked());
    }
  }
}
