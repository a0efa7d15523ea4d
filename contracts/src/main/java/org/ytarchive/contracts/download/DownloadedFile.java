package org.ytarchive.contracts.download;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;

/**
 * A finished, verified file.
 *
 * @param path virtual, {@code /downloads/...}
 * @param size bytes
 * @param sha256 64 hexadecimal digits, lower case
 * @param duration seconds, as ffprobe reads it
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DownloadedFile(
    String path,
    long size,
    String sha256,
    double duration,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String container,
    @Nullable String videoCodec,
    @Nullable String audioCodec) {}
