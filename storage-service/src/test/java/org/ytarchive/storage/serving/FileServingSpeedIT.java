package org.ytarchive.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of file serving, held against nginx. Takes a minute, so only on demand. */
@EnabledIfSystemProperty(named = "ytarchive.full", matches = "true")
class FileServingSpeedIT {

  @Test
  void aLargeFile_isServedAboutAsWellAsByNginx(@TempDir Path home) throws Exception {
    assumeTrue(
        FileServingBenchmark.isPossible(), "needs Linux and nginx (apt-get install nginx-core)");

    var result = FileServingBenchmark.run(home);

    assertThat(result.throughput()).isGreaterThanOrEqualTo(0.9);
    assertThat(result.cpu()).isLessThanOrEqualTo(1.3);
  }
}
