package org.ytarchive.download.ytdlp;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * What the operator says about YouTube's refusals.
 *
 * @param coolDown how long everything pauses when it first refuses us
 */
@ConfigurationProperties("ytarchive.block")
record BlockSettings(Duration coolDown) {}
