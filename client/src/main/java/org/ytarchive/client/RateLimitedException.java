package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Optional;

/** Too many requests, or YouTube's allowance for the day is used up (429). */
public final class RateLimitedException extends YTArchiveException {
  private static final long serialVersionUID = 1;

  @Nullable private final Duration retryAfter;

  RateLimitedException(Problem problem, Optional<Duration> retryAfter) {
    super(problem);
    this.retryAfter = retryAfter.orElse(null);
  }

  /** How long the service wants to be left alone; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
