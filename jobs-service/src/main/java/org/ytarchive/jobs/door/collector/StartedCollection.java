package org.ytarchive.jobs.door.collector;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** The answer of {@code POST /start_collection}. */
@Serdeable(naming = SnakeCaseStrategy.class)
record StartedCollection(String jobId, String status) {}
