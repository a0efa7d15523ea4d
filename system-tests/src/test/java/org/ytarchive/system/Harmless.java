package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.ytarchive.common.ErrorCode;

/** Whatever was sent, the answer is one of ours: no failure, no trace, errors in their envelope. */
final class Harmless {
  private static final Set<String> CODES =
      Arrays.stream(ErrorCode.values()).map(Enum::name).collect(Collectors.toSet());

  private Harmless() {}

  static void check(Answer answer, String what) {
    assertThat(answer.status()).as("%s: %s", what, shortened(answer.text())).isLessThan(500);
    assertThat(answer.text())
        .as(what)
        .doesNotContain("Exception", "\tat ", "io.micronaut", "org.ytarchive");
    if (answer.status() >= 400) {
      assertThat(answer.header("Content-Type")).as(what).startsWith("application/json");
      assertThat(answer.json().path("status").asText()).as(what).isEqualTo("error");
      assertThat(answer.errorCode()).as(what).isIn(CODES);
      assertThat(answer.json().at("/error/message").asText()).as(what).isNotBlank();
      assertThat(answer.json().at("/error/details").isObject()).as(what).isTrue();
      assertThat(answer.json().path("timestamp").asText()).as(what).endsWith("Z");
    }
  }

  static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
