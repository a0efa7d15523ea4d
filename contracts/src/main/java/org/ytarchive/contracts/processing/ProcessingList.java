package org.ytarchive.contracts.processing;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;

/**
 * Processings that are queued or running.
 *
 * @param activeCount how many run, over all replicas
 * @param queueCount how many wait
 * @param nextCursor for the page after this one; null at the end
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ProcessingList(
    List<ProcessingView> processings,
    long activeCount,
    long queueCount,
    boolean hasMore,
    @Nullable String nextCursor) {}
