package org.ytarchive.download.processing.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenTest {
  @TempDir Path folder;

  /** The second pass over a long result tells of no time, and was taken for a tool that hangs. */
  @Test
  void isStillFor_countsFromTheLastWrite() throws Exception {
    var file = Files.writeString(folder.resolve("enhanced.mp4"), "half");
    var written = new Written(file);

    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    assertThat(written.isStillFor(Duration.ofHours(1))).isFalse();
    assertThat(written.isStillFor(Duration.ofNanos(-1))).isTrue();
    assertThat(new Written(folder.resolve("none")).isStillFor(Duration.ofHours(1))).isFalse();
  }
}
