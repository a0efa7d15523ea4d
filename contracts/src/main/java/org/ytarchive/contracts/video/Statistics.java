package org.ytarchive.contracts.video;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/** Counts as YouTube gives them; null where it hides them. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Statistics(
    @Nullable Long viewCount, @Nullable Long likeCount, @Nullable Long commentCount) {}
