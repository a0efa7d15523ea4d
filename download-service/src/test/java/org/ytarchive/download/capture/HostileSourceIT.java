package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that want to lead us to where nothing may be recorded from. */
class HostileSourceIT extends HostileCamera {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://127.0.0.2:%d/cam",
        "rtsps://127.0.0.2:%d/cam",
        "http://127.0.0.2:%d/mjpeg",
        "https://127.0.0.2:%d/mjpeg",
        "http://decoy.test:%d/mjpeg",
        "rtsp://decoy.test:%d/cam",
        "http://[::ffff:127.0.0.2]:%d/mjpeg",
        "http://2130706434:%d/mjpeg"
      })
  void forbiddenHost_isNotAsked(String url) {
    refused(url.formatted(decoy.port()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "/etc/passwd",
        "concat:/etc/passwd",
        "data:text/plain,hello",
        "subfile,,start,0,end,9,,:/etc/passwd",
        "async:file:/etc/passwd",
        "cache:file:/etc/passwd",
        "pipe:0",
        "-i",
        "tcp://127.0.0.2:80",
        "udp://127.0.0.2:80",
        "rtmp://127.0.0.2/live",
        "ftp://127.0.0.2/x",
        "device:nobody"
      })
  void otherSchemes_areNotTaken(String url) {
    var answer = captures.send(CaptureReplica.wish(url, 2));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("SOURCE_NOT_ALLOWED");
  }

  @Test
  void redirect_ofPictures() {
    camera.answer("/moved", e -> WebCamera.redirect(e, decoy.url("/mjpeg")));

    refused(camera.url("/moved"));
  }

  /** What was a camera when we looked is a redirect when ffmpeg does. */
  @Test
  void redirect_afterTheFirstLook() {
    var looks = new java.util.concurrent.atomic.AtomicInteger();
    camera.answer(
        "/changing",
        e -> {
          if (looks.incrementAndGet() == 1) {
            WebCamera.text(e, 200, "multipart/x-mixed-replace; boundary=frame", "--frame\r\n");
          } else {
            WebCamera.redirect(e, decoy.url("/mjpeg"));
          }
        });

    refused(camera.url("/changing"));
  }

  @Test
  void otherManifests_areNotOpened() {
    var dash =
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><BaseURL>"
            + decoy.url("/")
            + "</BaseURL></Period></MPD>";
    camera.answer("/dash.mpd", e -> WebCamera.text(e, 200, "application/dash+xml", dash));
    camera.answer(
        "/list.txt",
        e -> WebCamera.text(e, 200, "text/plain", "ffconcat version 1.0\nfile " + decoy.url("/a")));
    camera.answer(
        "/picture.svg",
        e -> WebCamera.text(e, 200, "image/svg+xml", "<svg><image href=\"x\"/></svg>"));
    camera.answer(
        "/talk.sdp",
        e ->
            WebCamera.text(
                e, 200, "application/sdp", "v=0\nc=IN IP4 127.0.0.2\nm=video 5 RTP/AVP 96\n"));
    camera.answer(
        "/dressed.mp4",
        e -> WebCamera.text(e, 200, "video/mp4", "#EXTM3U\n" + PART + decoy.url("/p.ts") + "\n"));

    for (var path :
        List.of("/dash.mpd", "/list.txt", "/picture.svg", "/talk.sdp", "/dressed.mp4")) {
      refused(camera.url(path));
    }
  }

  @Test
  void rtspRedirect_isCutOff() throws Exception {
    for (var status : List.of("302 Moved", "301 Moved", "305 Use Proxy")) {
      try (var rogue = Rogue.answering(status, decoy.rtsp("/cam"))) {
        refused(rogue.url());
      }
    }
  }

  @Test
  void check_saysAtOnceWhatMayNotBeRecorded() {
    var wish = "{\"job_id\":\"j\",\"attempt\":1,\"duration_seconds\":3,\"stream_url\":\"%s\"}";

    var bad = captures.send("POST", "/captures/check", wish.formatted(decoy.named("/mjpeg")));
    var good = captures.send("POST", "/captures/check", wish.formatted(camera.url("/mjpeg")));

    assertThat(bad.statusCode()).isEqualTo(422);
    assertThat(bad.body()).contains("SOURCE_NOT_ALLOWED");
    assertThat(good.statusCode()).isEqualTo(204);
    assertThat(decoy.hits()).isZero();
    assertThat(captures.send("GET", "/captures/j", "").statusCode()).isEqualTo(404);
  }

  /** And the decoy counts. */
  @Test
  void decoy_isCountedWhenAsked() throws Exception {
    try (var other = Decoy.start("127.0.0.1")) {
      captures.awaitEnd(captures.post(CaptureReplica.wish(other.url("/mjpeg"), 2)));

      assertThat(other.hits()).isPositive();
    }
  }
}
