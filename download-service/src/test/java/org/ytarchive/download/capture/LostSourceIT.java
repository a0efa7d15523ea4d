package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;
import static org.ytarchive.download.capture.CaptureReplica.failure;
import static org.ytarchive.download.capture.CaptureReplica.kept;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.download.FailureClass;

/** Sources that die, stall and come back, or do not. */
class LostSourceIT {
  @TempDir static Path temp;
  private static CaptureReplica captures;
  private RtspServer rtsp;

  @BeforeAll
  static void start() {
    captures =
        CaptureReplica.start(
            temp.resolve("home"),
            TestDatabase.fresh(),
            Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.0/8"),
            Map.of("ytarchive.captures.stall", "4s", "ytarchive.captures.patience", "6s"));
  }

  @BeforeEach
  void startServer() {
    rtsp = RtspServer.start(temp.resolve("rtsp"));
  }

  @AfterEach
  void stopServer() {
    rtsp.close();
  }

  @AfterAll
  static void stop() {
    captures.close();
  }

  private static void assertGap(CaptureView done) {
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(done.segments()).isGreaterThanOrEqualTo(2);
    assertThat(done.gaps()).isNotEmpty();
    var lost = done.gaps().stream().mapToLong(gap -> gap.lostMillis()).sum();
    assertThat(lost + done.recordedMillis()).isBetween(10_000L, 25_000L);
    assertThat(kept(done).duration()).isBetween((12_000 - lost) / 1000.0 - 2.5, 12.5);
  }

  /** ffmpeg calls that a success. */
  @Test
  void deadSource_isConnectedToAgainAndTheGapRecorded() throws Exception {
    var id = captures.post(CaptureReplica.wish(rtsp.url("/video"), 12));
    captures.awaitRecorded(id, 2000);

    rtsp.kill();
    rtsp.startAgain();

    assertGap(captures.awaitEnd(id));
  }

  @Test
  void silentSource_isLeftAndConnectedToAgain() throws Exception {
    var id = captures.post(CaptureReplica.wish(rtsp.url("/video"), 12));
    captures.awaitRecorded(id, 2000);

    rtsp.freeze();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> captures.view(id).log().stream().anyMatch(l -> l.contains("connecting again")));
    rtsp.thaw();

    var done = captures.awaitEnd(id);
    assertGap(done);
    assertThat(done.gaps().getFirst().reason()).isNotBlank();
  }

  /** What is short is never called complete; the next attempt goes on with it. */
  @Test
  void goneSource_failsAndTheNextAttemptGoesOn() throws Exception {
    var wish = CaptureReplica.wish(rtsp.url("/video"), 6);
    var id = captures.post(wish);
    captures.awaitRecorded(id, 1500);

    rtsp.kill();
    var failed = captures.awaitEnd(id);
    assertThat(failed.status()).as(failed.toString()).isEqualTo(FAILED);
    assertThat(failure(failed).failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(failure(failed).details()).containsEntry("reason", "lost");
    assertThat(failed.file()).isNull();

    rtsp.startAgain();
    captures.post(CaptureReplica.again(wish, 2));
    var done = captures.awaitEnd(id);
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(done.attempt()).isEqualTo(2);
    assertThat(done.gaps()).hasSize(1);
    assertThat(kept(done).duration()).isBetween(4.0, 8.0);
  }

  /**
   * One that comes for a moment and goes was connected to without a pause, for as long as asked.
   */
  @Test
  void flappingSource_isConnectedToLessAndLessOften() throws Exception {
    try (var web = WebCamera.start(temp.resolve("web"))) {
      web.answer("/flapping", web::fewPictures);

      var id = captures.post(CaptureReplica.wish(web.url("/flapping"), 60));

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> captures.view(id).log().stream().anyMatch(l -> l.contains(" in 2000 ms")));
      captures.send("DELETE", "/captures/" + id, "");
    }
  }

  /** A source that answers a byte at a time held its slot, whoever wanted it to stop. */
  @Test
  void drippingSource_isLeftWhenItIsToStop() throws Exception {
    try (var web = WebCamera.start(temp.resolve("slow"))) {
      web.answer("/dripping", WebCamera::drip);
      var id = captures.post(CaptureReplica.wish(web.url("/dripping"), 60));
      await().atMost(Duration.ofSeconds(30)).until(() -> web.asked().contains("/dripping"));

      captures.send("DELETE", "/captures/" + id, "");

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !Files.exists(temp.resolve("home/downloads/.work/captures/" + id)));
    }
  }

  @Test
  void absentSource_isTriedForAWhile() throws Exception {
    rtsp.kill();

    var failed = captures.awaitEnd(captures.post(CaptureReplica.wish(rtsp.url("/video"), 6)));

    assertThat(failure(failed).failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(failure(failed).details()).containsEntry("reason", "unreachable");
    assertThat(failed.log().stream().filter(line -> line.contains("connecting again")).count())
        .isGreaterThanOrEqualTo(2);
  }
}
