package org.ytarchive.common.http.idempotency;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Where keys are remembered, for all replicas. Passes {@code IdempotencyStoreContract}. */
public interface IdempotencyStore {

  /** What came of claiming a key. */
  sealed interface Claim {
    /** Ours: do the work. */
    record Won() implements Claim {}

    /** Somebody is at it. */
    record InFlight() implements Claim {}

    /** The key was used for another request. */
    record Conflict() implements Claim {}

    /** Done before. */
    record Answered(StoredAnswer answer) implements Claim {}
  }

  /**
   * Claims a key that is new, or whose time is over: that of its answer, or the lease of one who
   * died with the work in flight. While either of two is still on its way and not answered, they
   * are not told apart.
   *
   * @param holder whoever claims, told apart from any other
   * @param leaseUntil until when nobody else may take it over
   */
  Claim claim(KeyedRequest request, UUID holder, Instant now, Instant leaseUntil);

  /** What was on its way has arrived; false when somebody took the claim over. */
  boolean arrive(KeyedRequest request, UUID holder);

  /** Holds on to a claim; false when it is answered, or somebody took it over. */
  boolean renew(KeyedRequest request, UUID holder, Instant leaseUntil);

  /**
   * Remembers the answer, in the running transaction if there is one; false when somebody took the
   * claim over.
   */
  boolean answer(KeyedRequest request, UUID holder, StoredAnswer answer, Instant expiresAt);

  /** Forgets a claim, so that the same request may be sent again. */
  void release(KeyedRequest request, UUID holder);

  /** Forgets what is over; returns how many. */
  int sweep(Instant now);

  /** All that {@code work} writes is one transaction. */
  <T> T together(Supplier<T> work);
}
