package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * What became of files that nobody needs.
 *
 * @param files how many were there: they go, but for those that a record leans on
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NotedLeftovers(int files) {}
