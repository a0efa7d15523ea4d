package org.ytarchive.download.tool;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * What the operator says about forking.
 *
 * @param enabled false: each run of yt-dlp loads it anew
 * @param keepReady how long it stays loaded after a run
 */
@ConfigurationProperties("ytarchive.tools.fork")
record ForkSettings(boolean enabled, Duration keepReady) {}
