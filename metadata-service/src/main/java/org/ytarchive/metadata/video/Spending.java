package org.ytarchive.metadata.video;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls of the API that were made for one request, those that failed included. */
public final class Spending {
  private final AtomicInteger calls = new AtomicInteger();

  /** One call is about to be made. */
  public void add() {
    calls.incrementAndGet();
  }

  public int calls() {
    return calls.get();
  }
}
