package org.ytarchive.jobs.door.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.jobs.capture.CameraSettings;
import org.ytarchive.jobs.capture.CaptureWork;

class WishTest {
  private static final CameraSettings SETTINGS =
      new CameraSettings("rtsp://lobby/1", Duration.ofSeconds(30), Duration.ofHours(24), 16);

  private static CaptureWork read(String field, Object value) {
    return Wish.read(Map.of(field, value), SETTINGS).work();
  }

  @Test
  void read_ofNothingIsTheDefaultSource() {
    var wish = Wish.read(Map.of(), SETTINGS);

    assertThat(wish.work())
        .isEqualTo(new CaptureWork("rtsp://lobby/1", Duration.ofSeconds(30), true, null));
    assertThat(wish.retries()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30",
    "' 30 ', 30",
    "30s, 30",
    "5m, 300",
    "1H, 3600",
    "1d, 86400",
    "PT1M30S, 90",
    "pt24h, 86400",
    "P1D, 86400"
  })
  void duration_isReadInEveryForm(String text, long seconds) {
    assertThat(read("duration", text).duration().toSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "1.5", "PT0.5S", "25h", "soon", "P1Y", "99999999999", "PT-1S"})
  void duration_isRefused(String text) {
    assertThatThrownBy(() -> read("duration", text)).isInstanceOf(ArchiveException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "tcp://h:1",
        "rtsp:cam",
        "camera",
        "http://",
        "udp://@1",
        "device:../x",
        "rtsp://a b/",
        "concat:x|y"
      })
  void streamUrl_ofAnotherKindIsRefused(String url) {
    assertThatThrownBy(() -> read("stream_url", url)).isInstanceOf(ArchiveException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://u:p@cam:554/1",
        "RTSPS://cam/1",
        "http://cam/x.m3u8?k=1",
        "https://[::1]/v",
        "device:front-door"
      })
  void streamUrl_isTakenAsItIs(String url) {
    assertThat(read("stream_url", url).streamUrl()).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "On, true", "1, true", "no, false", "0, false"})
  void audio_isReadAsPydanticDoes(String text, boolean audio) {
    assertThat(read("audio", text).audio()).isEqualTo(audio);
  }

  @Test
  void numbersAndBooleansOfJson_areRead() {
    assertThat(read("duration", 45).duration()).isEqualTo(Duration.ofSeconds(45));
    assertThat(read("audio", false).audio()).isFalse();
    assertThat(Wish.read(Map.of("retries", 0), SETTINGS).retries()).isZero();
    assertThat(read("duration", "").duration()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void settings_areRefusedThatCannotBeMeant() {
    var half = Duration.ofMillis(500);
    var day = Duration.ofHours(24);
    assertThatThrownBy(() -> new CameraSettings(null, half, day, 16))
        .hasMessageContaining("CAMERA_DEFAULT_DURATION");
    assertThatThrownBy(() -> new CameraSettings(null, day.plusSeconds(1), day, 16))
        .hasMessageContaining("CAMERA_MAX_DURATION");
    assertThatThrownBy(() -> new CameraSettings("ftp://u:secret@h/", day, day, 16))
        .hasMessageContaining("CAMERA_DEFAULT_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void wrongKindsOfValue_areRefused() {
    assertThatThrownBy(() -> read("name", 7)).isInstanceOf(ArchiveException.class);
    assertThatThrownBy(() -> read("name", "a\u0000b")).isInstanceOf(ArchiveException.class);
    assertThatThrownBy(() -> read("name", "x".repeat(201))).isInstanceOf(ArchiveException.class);
    assertThatThrownBy(() -> read("retries", 1.5)).isInstanceOf(ArchiveException.class);
    assertThatThrownBy(() -> read("audio", Map.of())).isInstanceOf(ArchiveException.class);
  }
}
