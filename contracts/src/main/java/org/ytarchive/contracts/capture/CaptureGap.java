package org.ytarchive.contracts.capture;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * A time of which there is no picture, because the source, or the process that recorded it, was
 * away.
 *
 * @param atMillis where it lies in the recording, from its beginning
 * @param lostMillis how long it was, by the wall clock
 * @param reason in words, such as {@code the source ended}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record CaptureGap(long atMillis, long lostMillis, String reason) {}
