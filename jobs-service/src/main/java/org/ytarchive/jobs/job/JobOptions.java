package org.ytarchive.jobs.job;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * What the caller wished for, checked.
 *
 * @param quality as {@code Quality} writes it
 * @param audio keep only the sound
 * @param outputPath a folder under {@code /downloads}; null: that folder itself
 * @param metadataRequested ask for metadata before the download
 * @param maxAttempts 1..20
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record JobOptions(
    String quality,
    boolean audio,
    @Nullable String outputPath,
    boolean metadataRequested,
    int maxAttempts) {}
