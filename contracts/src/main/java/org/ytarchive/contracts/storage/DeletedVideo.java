package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;

/**
 * A video that is no longer kept.
 *
 * @param files how many files it had
 * @param bytes of those files that no other record leans on
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DeletedVideo(String videoId, long files, long bytes, Instant deletedAt) {}
