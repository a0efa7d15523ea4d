package org.ytarchive.contracts.jobs;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** Where a client reaches the four services: base URLs without a slash at the end. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ServiceAddresses(String jobs, String metadata, String download, String storage) {}
