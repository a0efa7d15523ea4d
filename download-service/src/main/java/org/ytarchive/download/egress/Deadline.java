package org.ytarchive.download.egress;

import java.time.Duration;

/**
 * Closes what is not done with in time. A limit for each read alone lets who sends a byte now and
 * then go on for ever.
 */
final class Deadline implements AutoCloseable {
  private final Thread watch;

  private Deadline(Thread watch) {
    this.watch = watch;
  }

  static Deadline closing(AutoCloseable what, Duration limit) {
    return new Deadline(Thread.ofVirtual().name("deadline").start(() -> await(what, limit)));
  }

  private static void await(AutoCloseable what, Duration limit) {
    try {
      Thread.sleep(limit);
      Dialer.closeQuietly(what);
    } catch (InterruptedException inTime) {
      Thread.currentThread().interrupt();
    }
  }

  /** It was in time. */
  @Override
  public void close() {
    watch.interrupt();
  }
}
