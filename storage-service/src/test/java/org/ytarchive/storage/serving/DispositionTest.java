package org.ytarchive.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DispositionTest {

  @Test
  void of_aPlainName() {
    assertThat(Disposition.of(false, "video.mp4"))
        .isEqualTo("inline; filename=\"video.mp4\"; filename*=UTF-8''video.mp4");
  }

  /** Titles come from strangers; the file name must not end the quotes or the line. */
  @Test
  void of_aNameThatTriesToBreakOut() {
    assertThat(Disposition.of(true, "a\"; x=\"\r\nSet-Cookie: b\\%41é日.mp4"))
        .isEqualTo(
            "attachment; filename=\"a_; x=___Set-Cookie: b__41__.mp4\";"
                + " filename*=UTF-8''a%22%3B%20x%3D%22%0D%0ASet-Cookie%3A%20b%5C%2541%C3%A9"
                + "%E6%97%A5.mp4");
  }
}
