package org.ytarchive.common.http.idempotency;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;

/**
 * How long keys are remembered.
 *
 * @param keep from the answer on
 * @param lease how long a request whose process died blocks its key; renewed while it lives
 */
@ConfigurationProperties("ytarchive.idempotency")
@Requires(property = "ytarchive.idempotency.keep")
record IdempotencySettings(Duration keep, Duration lease) {}
