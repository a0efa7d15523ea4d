package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A work plan ({@code ytarchive.md}, "List Work Plans").
 *
 * @param status {@code pending}, {@code running}, {@code done} or {@code failed}
 * @param updatedAt when something about it last changed
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record WorkPlanView(
    String id,
    List<String> videoIds,
    String reason,
    String status,
    Instant createdAt,
    Instant updatedAt,
    int retryCount,
    Map<String, Object> metadata) {}
