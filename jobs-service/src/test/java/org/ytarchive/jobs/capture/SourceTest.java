package org.ytarchive.jobs.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {

  @ParameterizedTest
  @CsvSource({
    "rtsp://user:secret@cam:554/live?key=k, rtsp://cam:554/live, cam",
    "http://cam, http://cam, cam",
    "https://[2001:db8::1]:8443/a#f, https://[2001:db8::1]:8443/a, [2001:db8::1]",
    "device:front, device:front, front"
  })
  void shown_holdsNoSecret(String url, String shown, String host) {
    assertThat(Source.shown(url)).isEqualTo(shown);
    assertThat(Source.host(url)).isEqualTo(host);
  }
}
