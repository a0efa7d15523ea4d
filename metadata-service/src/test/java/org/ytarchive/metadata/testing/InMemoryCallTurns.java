package org.ytarchive.metadata.testing;

import java.time.Duration;
import org.ytarchive.metadata.quota.CallTurns;

/** A line that can be taken away. */
public final class InMemoryCallTurns implements CallTurns {
  private long next = System.nanoTime();
  private boolean away;
  private int calls;

  public synchronized void isAway(boolean away) {
    this.away = away;
  }

  /** How often it was asked. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  public synchronized Duration next(Duration gap) {
    calls++;
    if (away) {
      throw new IllegalStateException("the line is away");
    }
    long now = System.nanoTime();
    long turn = Math.max(now, next);
    next = turn + gap.toNanos();
    return Duration.ofNanos(turn - now);
  }
}
