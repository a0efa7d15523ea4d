package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.contracts.capture.CaptureStatus.CANCELLED;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;
import static org.ytarchive.download.capture.CaptureReplica.failure;
import static org.ytarchive.download.capture.CaptureReplica.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.output.Sha256;

/** Captures by the real ffmpeg from real servers on loopback. */
class CaptureIT {
  @TempDir static Path temp;
  private static CaptureReplica captures;
  private static RtspServer rtsp;
  private static RtspServer locked;
  private static WebCamera web;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    captures =
        CaptureReplica.start(
            temp.resolve("home"), Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.0/8"));
    rtsp = RtspServer.start(temp.resolve("rtsp"));
    locked = RtspServer.start(temp.resolve("locked"), "user:s3cret", "digest");
    web = WebCamera.start(temp.resolve("web")).withParts();
  }

  @AfterAll
  static void stop() {
    captures.close();
    rtsp.close();
    locked.close();
    web.close();
  }

  private static Media media(CaptureView done) throws InterruptedException {
    return captures.bean(MediaProbe.class).probe(captures.file(done)).orElseThrow();
  }

  private static CaptureView complete(NewCapture wish) throws Exception {
    var done = captures.awaitEnd(captures.post(wish));
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(media(done).duration())
        .isBetween(wish.durationSeconds() - 2.0, wish.durationSeconds() + 2.0);
    assertThat(kept(done).sha256()).isEqualTo(Sha256.of(captures.file(done)));
    assertThat(done.phase()).isEqualTo("done");
    assertThat(done.progress()).isEqualTo(100);
    assertThat(done.gaps()).isEmpty();
    return done;
  }

  @Test
  void testPattern_isMarkedAndHasItsName() throws Exception {
    var id = UUID.randomUUID().toString();
    var done = complete(new NewCapture(id, 1, null, 2, true, "Front door", "cameras"));

    assertThat(done.testPattern()).isTrue();
    assertThat(kept(done).path()).isEqualTo("/downloads/cameras/Front door [" + id + "].mp4");
    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).audioCodec()).isEqualTo("aac");
    assertThat(done.companions()).hasSize(1);
    assertThat(captures.file(done).resolveSibling("Front door [" + id + "].jpg")).isRegularFile();
    assertThat(done.log()).anySatisfy(line -> assertThat(line).contains("test pattern"));
    assertThat(captures.work(id)).doesNotExist();
  }

  @Test
  void rtsp_isCopiedWithoutItsSoundUnlessAsked() throws Exception {
    var done = complete(CaptureReplica.wish(rtsp.url("/cam"), 3));

    assertThat(done.testPattern()).isFalse();
    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).audioCodec()).isNull();
    assertThat(kept(done).width()).isEqualTo(320);
  }

  @Test
  void rtsp_withSoundThatMp4CannotHoldIsEncoded() throws Exception {
    var id = UUID.randomUUID().toString();
    var done = complete(new NewCapture(id, 1, rtsp.url("/pcm"), 3, true, null, null));

    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).audioCodec()).isEqualTo("aac");
  }

  @Test
  void rtsp_ofJpegsIsEncoded() throws Exception {
    var done = complete(CaptureReplica.wish(rtsp.url("/mjpeg"), 3));

    assertThat(kept(done).videoCodec()).isEqualTo("h264");
  }

  @Test
  void mjpeg_isEncoded() throws Exception {
    var done = complete(CaptureReplica.wish(web.url("/mjpeg?stream=1"), 3));

    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).width()).isEqualTo(160);
  }

  @Test
  void hls_ofARollingListIsCopied() throws Exception {
    var id = UUID.randomUUID().toString();
    var done = complete(new NewCapture(id, 1, web.url("/live/list.m3u8"), 5, true, null, null));

    assertThat(kept(done).videoCodec()).isEqualTo("h264");
    assertThat(kept(done).audioCodec()).isEqualTo("aac");
  }

  /** The password is for the camera alone. */
  @Test
  void login_isShownNowhere() throws Exception {
    var url = "rtsp://user:s3cret@127.0.0.1:" + locked.port() + "/cam";
    var wish = CaptureReplica.wish(url, 3);
    var id = captures.post(wish);
    captures.awaitRecorded(id, 500);

    assertThat(ProcessHandle.allProcesses().map(CaptureIT::commandLine))
        .noneMatch(line -> line.contains("s3cret") && line.contains("ffmpeg"));
    var done = captures.awaitEnd(id);
    assertThat(done.status()).as(done.toString()).isEqualTo(COMPLETED);
    assertThat(captures.send("GET", "/captures/" + id, "").body()).doesNotContain("s3cret");
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private static void refused(String url, String code, String reason) {
    var over = captures.awaitEnd(captures.post(CaptureReplica.wish(url, 3)));

    assertThat(over.status()).as(over.toString()).isEqualTo(FAILED);
    assertThat(failure(over).code()).isEqualTo(code);
    assertThat(failure(over).details()).containsEntry("reason", reason);
    assertThat(failure(over).failureClass()).isEqualTo(FailureClass.NEVER);
    assertThat(failure(over).message()).doesNotContain("wrong:");
  }

  @Test
  void unauthorized_failsAtOnce() {
    refused(locked.url("/cam"), "CAPTURE_FAILED", "unauthorized");
    refused(
        "rtsp://user:wrong@127.0.0.1:" + locked.port() + "/cam", "CAPTURE_FAILED", "unauthorized");
  }

  @Test
  void noSuchPath_failsAtOnce() {
    refused(rtsp.url("/nothing"), "CAPTURE_FAILED", "not_found");
    refused(web.url("/nothing"), "CAPTURE_FAILED", "not_found");
  }

  @Test
  void wrongContent_failsAtOnce() {
    refused(web.url("/page"), "CAPTURE_FAILED", "wrong_content");
    refused("rtsp://127.0.0.1:" + web.port() + "/cam", "CAPTURE_FAILED", "wrong_content");
  }

  @Test
  void cancel_leavesNothing() throws Exception {
    var id = captures.post(CaptureReplica.wish(rtsp.url("/video"), 60));
    captures.awaitRecorded(id, 500);

    assertThat(captures.send("DELETE", "/captures/" + id, "").statusCode()).isEqualTo(200);
    assertThat(captures.send("DELETE", "/captures/" + id, "").statusCode()).isEqualTo(200);

    assertThat(captures.view(id).status()).isEqualTo(CANCELLED);
    await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(captures.work(id)));
  }

  @Test
  void events_tellEachPhaseAndTheEnd() {
    var id = captures.post(CaptureReplica.wish(rtsp.url("/video"), 3));

    var lines = captures.events(id).filter(line -> !line.isBlank()).toList();

    assertThat(lines).contains("event: completed");
    assertThat(lines.getLast()).contains("\"phase\":\"done\"");
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"phase\":\"record\""));
  }

  @Test
  void sameAttempt_isTheSameCapture() throws Exception {
    var wish = CaptureReplica.wish(rtsp.url("/video"), 2);
    captures.post(wish);

    assertThat(captures.send(wish).statusCode()).isEqualTo(200);
    assertThat(captures.awaitEnd(wish.jobId()).status()).isEqualTo(COMPLETED);
    assertThat(captures.send(CaptureReplica.wish("ftp://127.0.0.1/", 2)).body())
        .contains("SOURCE_NOT_ALLOWED");
    assertThat(List.of(captures.send(CaptureReplica.wish(rtsp.url("/video"), 0)).statusCode()))
        .containsExactly(400);
  }
}
