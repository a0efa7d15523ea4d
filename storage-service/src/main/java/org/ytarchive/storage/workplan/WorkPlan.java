package org.ytarchive.storage.workplan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;

/**
 * Videos to be tried again, and why.
 *
 * @param metadata any JSON object, as it was sent
 * @param updatedAt when something about it last changed
 */
public record WorkPlan(
    WorkPlanId id,
    List<VideoId> videoIds,
    String reason,
    WorkPlanStatus status,
    int retryCount,
    Map<String, Object> metadata,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * The plan as it is to be from now on; the same if that changes nothing. Throws {@link
   * ErrorCode#WORKPLAN_CONFLICT} for a way its life does not have.
   */
  WorkPlan with(WorkPlanPatch patch, Instant now) {
    patch.expected().filter(expected -> expected != status).ifPresent(this::refuse);
    patch
        .status()
        .filter(to -> to != status && !status.next().contains(to))
        .ifPresent(this::refuse);
    var after =
        new WorkPlan(
            id,
            videoIds,
            reason,
            patch.status().orElse(status),
            patch.retryCount().orElse(retryCount),
            merged(patch.metadata()),
            createdAt,
            updatedAt);
    return after.equals(this) ? this : after.at(now);
  }

  private WorkPlan at(Instant now) {
    return new WorkPlan(id, videoIds, reason, status, retryCount, metadata, createdAt, now);
  }

  private Map<String, Object> merged(Map<String, Object> changes) {
    var merged = new LinkedHashMap<>(metadata);
    merged.putAll(changes);
    changes.forEach((name, value) -> merged.remove(name, null));
    return merged;
  }

  private void refuse(WorkPlanStatus wanted) {
    throw new ArchiveException(
        ErrorCode.WORKPLAN_CONFLICT,
        "the work plan is " + status.wireName(),
        Map.of(
            "status",
            status.wireName(),
            "next",
            status.next().stream().map(WorkPlanStatus::wireName).sorted().toList(),
            "asked_for",
            wanted.wireName()));
  }
}
