package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.Map;

/**
 * What a clearing of the cache removed ({@code ytarchive.md}, "Clear Cache").
 *
 * @param videoId the only video that was meant, or null
 * @param expiredOnly whether only what had expired was meant
 * @param cleared entries in all
 * @param byKind the same by what they are about: {@code video}, {@code formats}, {@code channel},
 *     {@code playlist}, {@code handle}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ClearedCache(
    @Nullable String videoId, boolean expiredOnly, int cleared, Map<String, Integer> byKind) {}
