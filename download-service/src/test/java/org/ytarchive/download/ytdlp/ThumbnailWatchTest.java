package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.VideoId;

class ThumbnailWatchTest {
  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private ThumbnailWatch watch;

  @BeforeEach
  void begin() {
    watch =
        new ThumbnailWatch(new VideoId("ordinary720"), folder, Duration.ofSeconds(20), nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** The extraction may take its time; that is the watchdog's business. */
  @Test
  void isStuck_notWithoutASign() {
    watch.hear("WARNING: [youtube] something else");
    pass(Duration.ofHours(1));

    assertThat(watch.isStuck()).isFalse();
  }

  @Test
  void isStuck_someTimeAfterTheFirstTrouble() {
    watch.hear("WARNING: Unable to download video thumbnail 41: The read operation timed out");
    assertThat(watch.isStuck()).isFalse();

    pass(Duration.ofSeconds(19));
    assertThat(watch.isStuck()).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(watch.isStuck()).isTrue();
  }

  /** The server drips: no read times out. */
  @Test
  void isStuck_whenAPictureTakesTooLong() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("tmp")).resolve("ordinary720.jpg"), "");
    assertThat(watch.isStuck()).isFalse();

    pass(Duration.ofSeconds(21));
    assertThat(watch.isStuck()).isTrue();
  }
}
