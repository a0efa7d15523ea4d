package org.ytarchive.jobs.events;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets a few listeners at a time ask the database; the others wait their turn, however long. So a
 * thousand that come at once leave connections to those who ask for something, and none of them is
 * told that the database is away.
 */
@Singleton
public class Turns {
  private static final int AT_ONCE = 4;

  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final ThreadLocal<Boolean> mine = ThreadLocal.withInitial(() -> false);

  /** Looks when it is the caller's turn; within a turn, at once. */
  public <T> T inTurn(Supplier<T> look) {
    if (mine.get()) {
      return look.get();
    }
    free.acquireUninterruptibly();
    mine.set(true);
    try {
      return look.get();
    } finally {
      mine.remove();
      free.release();
    }
  }
}
