package org.ytarchive.common.http.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** By default tracing costs nothing: no thread, and no class of OpenTelemetry is even loaded. */
class UntracedTest {

  @Test
  void start_loadsNothingOfOpenTelemetry() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QuietStart.class.getName())
            .redirectErrorStream(true)
            .start();
    var loaded = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(loaded.lines().toList().getLast()).isZero();
    assertThat(loaded).contains(NobodyListens.class.getName());
    assertThat(loaded).doesNotContain("io.opentelemetry.");
  }
}
