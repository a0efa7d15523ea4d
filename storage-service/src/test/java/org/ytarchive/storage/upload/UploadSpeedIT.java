package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is promised of uploads, held against dd. Takes a minute, so only on demand. */
@EnabledIfSystemProperty(named = "ytarchive.full", matches = "true")
class UploadSpeedIT {

  @Test
  void aLargeFile_isTakenInAtMostTwiceAsSlowlyAsTheDiskTakesIt(@TempDir Path home)
      throws Exception {
    assumeTrue(UploadBenchmark.isPossible(), "needs Linux and dd");

    var result = UploadBenchmark.run(home, 5);

    assertThat(result.ratio()).isLessThanOrEqualTo(2.0);
    assertThat(result.peakMebibytes()).isLessThan(400); // it does not grow with the file
  }
}
