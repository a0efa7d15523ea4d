package org.ytarchive.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.egress.Breaker;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.EgressState;
import org.ytarchive.jobs.egress.EgressStore;
import org.ytarchive.jobs.pipeline.JobWorker;
import org.ytarchive.jobs.pipeline.ListWorker;
import org.ytarchive.jobs.testing.JobsUnderTest;
import org.ytarchive.jobs.testing.Json;

/** A playlist that is due while YouTube refuses us; the worker is called by hand. */
class ListBlockIT {
  private static final Failure ROBOT =
      new Failure("YTDLP_ERROR", "a robot?", FailureClass.BLOCKED, Map.of());

  @TempDir Path home;
  private JobsUnderTest jobs;

  @BeforeEach
  void start() {
    start("1h");
  }

  @AfterEach
  void stop() {
    jobs.closeAll();
  }

  private void start(String coolDown) {
    jobs =
        JobsUnderTest.start(
            home,
            Map.of("ytarchive.jobs.working", "false", "ytarchive.jobs.block-cool-down", coolDown));
    jobs.metadata.put("PLwaiting000000", List.of("video000001"));
    jobs.bean(Breaker.class).refused(Egress.YOUTUBE, JobId.random(), ROBOT);
  }

  /** A probe is due at once. */
  private void restartWithoutCoolDown() {
    stop();
    start("1ms");
  }

  private String list() {
    var answer = jobs.post("/jobs", "{\"playlist_id\": \"PLwaiting000000\"}");
    return Json.at(answer.body(), "data.job_id").toString();
  }

  private void work(String list) {
    jobs.bean(ListWorker.class).work(JobId.parse(list), 1);
  }

  private boolean isBlocked() {
    return jobs.bean(Breaker.class).state(Egress.YOUTUBE).isBlocked();
  }

  @Test
  void aList_waitsAsVideosDo() {
    var list = list();

    assertThatThrownBy(() -> work(list)).isInstanceOf(JobWorker.Held.class);

    assertThat(jobs.metadata.requests).noneMatch(r -> r.contains("/metadata/"));
    assertThat(jobs.field(list, "status")).isEqualTo("queued");
    assertThat(jobs.field(list, "waiting_for")).isEqualTo("block");
  }

  /** Read by the API, which is another host: somebody else must find out. */
  @Test
  void aListThatTries_leavesTheWayAsItWas() {
    restartWithoutCoolDown();
    var list = list();

    work(list);

    assertThat(jobs.field(list, "phase")).isEqualTo("download");
    assertThat(isBlocked()).isTrue();
    assertThat(jobs.bean(Breaker.class).allowance(Egress.YOUTUBE, 5)).isOne();
  }

  @Test
  void aListThatTries_freesTheWayWhenYouTubeAnswers() {
    restartWithoutCoolDown();
    var list = list();
    jobs.metadata.listSource = "yt-dlp";

    work(list);

    assertThat(isBlocked()).isFalse();
  }

  /** A probe is due, and the next one only after a long pause. */
  private void awaitProbe() throws SQLException {
    try (var connection = DriverManager.getConnection(jobs.database, "postgres", "");
        var statement = connection.createStatement()) {
      statement.executeUpdate("update jobs.egress set until = now() - interval '1 second'");
    }
  }

  private EgressState way() {
    return jobs.bean(EgressStore.class).get(Egress.YOUTUBE);
  }

  private boolean isProbeDue() {
    return way().awaitsProbe(jobs.bean(Clock.class).instant());
  }

  @Test
  void aListThatTriesAndIsRefused_prolongsTheBlock() throws Exception {
    awaitProbe();
    jobs.metadata.refusals.set(1);

    work(list());

    assertThat(way().refusals()).isEqualTo(2);
    assertThat(isProbeDue()).isFalse();
  }

  /** Nothing was learned, but YouTube was asked: it is not asked again at once. */
  @Test
  void aListThatTriesAndFails_isFollowedAfterAPause() throws Exception {
    awaitProbe();
    jobs.metadata.listless = true;
    var list = list();

    work(list);

    assertThat(jobs.field(list, "status")).isEqualTo("queued");
    assertThat(way().refusals()).isEqualTo(1);
    assertThat(way().probe()).isNull();
    assertThat(isProbeDue()).isFalse();
  }

  /** Nobody was asked, or perhaps only the API. */
  @Test
  void aListThatAsksNobody_isFollowedAtOnce() throws Exception {
    awaitProbe();
    jobs.metadata.away = true;
    work(list());

    assertThat(isProbeDue()).isTrue();
    jobs.metadata.away = false;
    var unknown = jobs.post("/jobs", "{\"playlist_id\": \"PLunknown000000\"}").body();
    work(Json.at(unknown, "data.job_id").toString());
    assertThat(isBlocked()).isTrue();
    assertThat(isProbeDue()).isTrue();
  }
}
