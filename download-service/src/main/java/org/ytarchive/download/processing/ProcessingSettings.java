package org.ytarchive.download.processing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * What processing may read, and how much of the machine one tool of it may take.
 *
 * @param roots where stored videos lie: {@code NAME=FOLDER}, with commas
 * @param timeout how long one may take, by the clock on the wall; on each processor, by its own
 * @param memory bytes of addresses of one tool
 * @param maxPixels of a picture; larger ones are not processed
 */
@ConfigurationProperties("ytarchive.processing")
public record ProcessingSettings(
    String roots,
    @Bindable(defaultValue = "6h") Duration timeout,
    @ReadableBytes @Bindable(defaultValue = "4294967296") long memory,
    @Bindable(defaultValue = "35389440") long maxPixels) {}
