package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * A file that comes along with a video, or is made of it later.
 *
 * @param kind {@code metadata}, {@code thumbnail} or {@code subtitles}; for what is made of a video
 *     {@code enhanced} or {@code extracted}
 * @param path virtual, inside one of the storage roots
 * @param size bytes; must be the file's
 * @param sha256 must be the file's; computed when absent
 * @param language of subtitles, such as {@code en} or {@code pt-BR}; null for anything else
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewFile(
    String kind,
    String path,
    @Nullable Long size,
    @Nullable String sha256,
    @Nullable String language) {}
