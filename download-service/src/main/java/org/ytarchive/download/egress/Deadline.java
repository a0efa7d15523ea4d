package org.ytarchive.download.egress;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes what is not done with in time. A limit for each read alone lets who sends a byte now and
 * then go on for ever.
 */
final class Deadline implements AutoCloseable {
  private final Future<?> closing;

  private Deadline(Future<?> closing) {
    this.closing = closing;
  }

  static Deadline closing(AutoCloseable what, Duration limit) {
    var then =
        CompletableFuture.delayedExecutor(
            limit.toNanos(), TimeUnit.NANOSECONDS, Thread::startVirtualThread);
    return new Deadline(CompletableFuture.runAsync(() -> Dialer.closeQuietly(what), then));
  }

  /** It was in time. */
  @Override
  public void close() {
    closing.cancel(false);
  }
}
