package org.ytarchive.common.http;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * The documented answer of {@code GET /health}.
 *
 * @param status {@code healthy}
 * @param service which of the four
 */
@Serdeable
public record Health(String status, String service, Instant timestamp) {}
