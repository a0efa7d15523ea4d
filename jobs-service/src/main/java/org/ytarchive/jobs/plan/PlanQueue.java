package org.ytarchive.jobs.plan;

import java.time.Instant;

/** Sees to plans that are driven. Called inside the transaction that writes the run. */
public interface PlanQueue {

  /** Lets some worker drive the plan from {@code due} on, until it has ended. */
  void enqueue(String plan, Instant due);
}
