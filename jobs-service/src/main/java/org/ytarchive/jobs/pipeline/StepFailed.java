package org.ytarchive.jobs.pipeline;

import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** A step of the pipeline did not succeed, and this is why. */
final class StepFailed extends RuntimeException {
  private final transient Failure failure;

  StepFailed(Failure failure) {
    super(failure.code() + ": " + failure.message());
    this.failure = failure;
  }

  StepFailed(ErrorCode code, String message, FailureClass kind) {
    this(new Failure(code.name(), message, kind, Map.of()));
  }

  Failure failure() {
    return failure;
  }
}
