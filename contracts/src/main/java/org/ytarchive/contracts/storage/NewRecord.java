package org.ytarchive.contracts.storage;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;

/**
 * A video to keep ({@code ytarchive.md}, "Save Video Metadata").
 *
 * @param metadata any JSON object; {@code title}, {@code description}, {@code duration}, {@code
 *     published_at} and {@code channel} are understood
 * @param filePath virtual, inside one of the storage roots; null keeps the metadata alone
 * @param fileSize bytes; must be the file's
 * @param sha256 must be the file's; computed when absent
 * @param kind {@code youtube} (default), {@code capture} or {@code upload}
 * @param quality such as {@code 720p}
 * @param files what comes along with the video: its info.json, thumbnail and subtitles
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record NewRecord(
    @Nullable String videoId,
    @Nullable Map<String, Object> metadata,
    @Nullable String filePath,
    @Nullable Long fileSize,
    @Nullable String sha256,
    @Nullable String kind,
    @Nullable String quality,
    @Nullable List<NewFile> files) {}
