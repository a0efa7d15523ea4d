package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * How a client behaves; {@link YTArchiveClient.Builder} says what each of them means.
 *
 * @param others addresses of other services that need not be asked for, by name
 * @param retries how often a request is sent again
 * @param firstPause before the first of them; each further one is twice as long
 * @param longestPause the most that is waited, also when the service asks for more
 */
record ClientOptions(
    URI jobsUrl,
    Map<String, URI> others,
    @Nullable String token,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration extractionTimeout,
    Duration uploadTimeout,
    Duration idleTimeout,
    Duration giveUpAfter,
    int retries,
    Duration firstPause,
    Duration longestPause,
    @Nullable Executor executor) {}
