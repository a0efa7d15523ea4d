package org.ytarchive.storage.workplan;

import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.storage.json.JsonBody;

/**
 * A checked {@link org.ytarchive.contracts.storage.WorkPlanChange}.
 *
 * @param expected the state the plan must be in
 * @param metadata fields to set; null removes one
 */
record WorkPlanPatch(
    Optional<WorkPlanStatus> status,
    Optional<WorkPlanStatus> expected,
    Optional<Integer> retryCount,
    Map<String, Object> metadata) {

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming the parameter. */
  static WorkPlanPatch of(JsonBody body) {
    return new WorkPlanPatch(
        status(body, "status"),
        status(body, "expected_status"),
        retryCount(body.value("retry_count")),
        WorkPlanRequest.metadata(body.value("metadata")));
  }

  private static Optional<WorkPlanStatus> status(JsonBody body, String name) {
    return body.text(name).map(text -> WorkPlanStatus.parse(name, text));
  }

  private static Optional<Integer> retryCount(@Nullable Object sent) {
    return sent == null
        ? Optional.empty()
        : Optional.of(WorkPlanRequest.retryCount("retry_count", sent));
  }
}
