package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/** A work plan that is no more. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DeletedWorkPlan(String id, Instant deletedAt) {}
