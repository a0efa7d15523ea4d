package org.ytarchive.storage.workplan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.VideoId;

/**
 * Videos to be tried again, and why.
 *
 * @param metadata any JSON object, as it was sent
 */
public record WorkPlan(
    WorkPlanId id,
    List<VideoId> videoIds,
    String reason,
    WorkPlanStatus status,
    int retryCount,
    Map<String, Object> metadata,
    Instant createdAt) {}
