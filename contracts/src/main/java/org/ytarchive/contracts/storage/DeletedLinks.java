package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * An owner's links that were removed.
 *
 * @param bytes what they led to; space becomes free only where no other name is left
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DeletedLinks(String owner, int files, long bytes, Instant deletedAt) {}
