package org.ytarchive.storage.object;

import java.time.Instant;

/**
 * What a store says of an object.
 *
 * @param modified when it was put there
 */
public record ObjectFacts(String key, long bytes, Instant modified) {}
