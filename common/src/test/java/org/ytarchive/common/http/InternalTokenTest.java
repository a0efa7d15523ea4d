package org.ytarchive.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.settings.Setting;
import org.ytarchive.common.settings.Settings;

class InternalTokenTest {
  @TempDir Path home;

  private String token() {
    var settings = Settings.read(Map.of("YTARCHIVE_HOME", home.resolve("new").toString()));
    return InternalToken.complete(settings).get(Setting.INTERNAL_TOKEN);
  }

  @Test
  void complete_keepsOneTokenInTheHome() throws Exception {
    var token = token();

    assertThat(token).hasSize(64).isEqualTo(token());
    assertThat(Files.getPosixFilePermissions(home.resolve("new/internal-token")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void complete_leavesTheGivenOne() {
    var settings = Settings.read(Map.of("INTERNAL_TOKEN", "sesame"));

    assertThat(InternalToken.complete(settings).get(Setting.INTERNAL_TOKEN)).isEqualTo("sesame");
  }

  /** Four services of one machine start at once. */
  @Test
  void complete_ofManyAtOnceIsTheSame() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var starts = Collections.nCopies(8, (Callable<String>) this::token);
      var tokens = new HashSet<String>();
      for (var start : threads.invokeAll(starts)) {
        tokens.add(start.get());
      }

      assertThat(tokens).hasSize(1);
    }
  }

  /** A home on a disk that cannot be written to is no reason not to start. */
  @Test
  void complete_withoutAHomeMakesOneForThisTime() throws Exception {
    Files.writeString(home.resolve("new"), "a file");

    assertThat(token()).hasSize(64).isNotEqualTo(token());
  }
}
