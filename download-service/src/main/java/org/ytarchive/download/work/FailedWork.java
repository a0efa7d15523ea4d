package org.ytarchive.download.work;

import org.ytarchive.contracts.download.Failure;

/** There will be nothing from this attempt, and this is why. */
public abstract class FailedWork extends Exception {
  private final transient Failure failure;

  protected FailedWork(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  public final Failure failure() {
    return failure;
  }
}
