package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * A page of work plans, newest first.
 *
 * @param total of those the filter lets through
 * @param nextCursor where the next page begins; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WorkPlanList(
    List<WorkPlanView> workPlans, long total, boolean hasMore, @Nullable String nextCursor) {}
