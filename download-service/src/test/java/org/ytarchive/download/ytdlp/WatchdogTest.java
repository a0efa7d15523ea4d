package org.ytarchive.download.ytdlp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

class WatchdogTest {
  private final AtomicLong now = new AtomicLong(5);
  private final AtomicLong files = new AtomicLong(1);
  private final Watchdog watchdog =
      new Watchdog(
          Path.of("/work"),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          now::get,
          folder -> files.get());

  @Test
  void look_isQuietWhileThereIsTime() {
    pass(60);
    assertThat(watchdog.look()).isEmpty();
  }

  @Test
  void look_barksWhenNothingMoved() {
    pass(61);
    assertThat(watchdog.look())
        .get()
        .extracting(Failure::code, Failure::failureClass)
        .containsExactly("DOWNLOAD_TIMEOUT", FailureClass.LATER);
  }

  @Test
  void look_isQuietAfterAByteWasHeardOf() {
    pass(50);
    watchdog.moved();
    pass(50);
    assertThat(watchdog.look()).isEmpty();
  }

  /** A merge prints nothing for minutes. */
  @Test
  void look_isQuietWhileFilesGrow() {
    for (int i = 0; i < 5; i++) {
      pass(50);
      files.incrementAndGet();
      assertThat(watchdog.look()).isEmpty();
    }
  }

  /** A peer that sends a byte a minute. */
  @Test
  void look_barksAtTheDeadlineWhateverMoves() {
    for (int i = 0; i < 12; i++) {
      pass(50);
      watchdog.moved();
    }
    assertThat(watchdog.look()).isEmpty();
    pass(1);
    watchdog.moved();
    assertThat(watchdog.look())
        .get()
        .extracting(Failure::message)
        .asString()
        .contains("(DOWNLOAD_TIMEOUT)");
  }

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
