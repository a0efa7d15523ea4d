package org.ytarchive.common.http;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Holds a request inside the sample service for as long as a test wants. */
public final class Gate {
  private static final AtomicReference<Gate> CURRENT = new AtomicReference<>();

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch opened = new CountDownLatch(1);

  private Gate() {}

  /** Shuts it: the next that passes waits. */
  public static Gate shut() {
    var gate = new Gate();
    CURRENT.set(gate);
    return gate;
  }

  static void pass() {
    var gate = CURRENT.get();
    if (gate != null) {
      gate.arrived.countDown();
      await(gate.opened);
    }
  }

  public void awaitArrival() {
    await(arrived);
  }

  public void open() {
    opened.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
