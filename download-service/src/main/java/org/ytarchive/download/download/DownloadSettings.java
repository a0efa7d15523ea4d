package org.ytarchive.download.download;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Where downloads go and what they are called.
 *
 * @param folder finished files are kept under it; {@code /downloads} on the wire
 * @param outputTemplate how finished files are named
 * @param freeSpaceFloor bytes that stay free: no download begins below
 * @param keepPartial how long what a failed attempt left waits for the next one
 */
@ConfigurationProperties("ytarchive.downloads")
record DownloadSettings(
    String folder,
    @Bindable(defaultValue = "%(title).80B [%(id)s].%(ext)s") String outputTemplate,
    @ReadableBytes @Bindable(defaultValue = "268435456") long freeSpaceFloor,
    @Bindable(defaultValue = "24h") Duration keepPartial) {}
