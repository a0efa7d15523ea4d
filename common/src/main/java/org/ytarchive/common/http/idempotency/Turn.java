package org.ytarchive.common.http.idempotency;

/** A holder at work; its answer is remembered once. */
final class Turn {
  private final Idempotency.Holder holder;
  private boolean ended;

  Turn(Idempotency.Holder holder) {
    this.holder = holder;
  }

  Idempotency.Holder holder() {
    return holder;
  }

  /** Whether the answer is still to be remembered; the first to ask does that. */
  boolean ends() {
    boolean first = !ended;
    ended = true;
    return first;
  }
}
