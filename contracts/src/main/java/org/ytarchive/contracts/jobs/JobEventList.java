package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/** A page of a job's history, oldest first. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobEventList(List<JobEventView> events, boolean hasMore) {}
