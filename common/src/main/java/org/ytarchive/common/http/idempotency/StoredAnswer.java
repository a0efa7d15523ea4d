package org.ytarchive.common.http.idempotency;

import jakarta.annotation.Nullable;

/**
 * An answer as it went out the first time.
 *
 * @param location where what was created is, if it is anywhere
 * @param body as it was written
 */
public record StoredAnswer(
    int status, String contentType, @Nullable String location, byte[] body) {}
