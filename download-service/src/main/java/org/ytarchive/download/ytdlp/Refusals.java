package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/**
 * Remembers that YouTube takes us for a robot: whoever asks on prolongs that. Until the pause is
 * over, questions are answered with that refusal. Downloads are held by the jobs service; what it
 * lets try again goes out after this pause, so that it is heard by YouTube and not by us.
 */
@Singleton
final class Refusals {
  /** Jobs' pause is a fifth shorter than the cool-down at the least. */
  private static final double SHARE = 0.75;

  private final Duration pause;
  private final Clock clock;
  private volatile @Nullable Refusal last;

  private record Refusal(Failure why, Instant until) {}

  Refusals(BlockSettings settings, Clock clock) {
    this.pause = Duration.ofMillis((long) (settings.coolDown().toMillis() * SHARE));
    this.clock = clock;
  }

  /** Throws what YouTube said last, when that was a refusal and the pause is not over. */
  void check() {
    var refusal = last;
    if (refusal == null) {
      return;
    }
    var left = Duration.between(clock.instant(), refusal.until());
    if (left.isPositive()) {
      throw thrown(refusal.why(), Map.of("retry_after", left.toSeconds() + 1));
    }
  }

  void heard(Failure failure) {
    if (failure.failureClass() == FailureClass.BLOCKED) {
      last = new Refusal(failure, clock.instant().plus(pause));
    }
  }

  /** YouTube answered as it should. */
  void answered() {
    last = null;
  }

  /** A failure under the code that fits. */
  static ArchiveException thrown(Failure failure, Map<String, Object> more) {
    var details = new HashMap<>(failure.details());
    details.put("failure_class", failure.failureClass().wireName());
    details.putAll(more);
    return new ArchiveException(ErrorCode.valueOf(failure.code()), failure.message(), details);
  }
}
