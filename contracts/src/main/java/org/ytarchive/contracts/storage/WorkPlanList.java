package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** A page of work plans, newest first. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WorkPlanList(List<WorkPlanView> workPlans, long total, boolean hasMore) {}
