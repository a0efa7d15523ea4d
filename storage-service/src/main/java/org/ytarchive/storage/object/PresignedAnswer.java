package org.ytarchive.storage.object;

import java.time.Duration;

/**
 * How a store shall answer whoever comes with a signed address.
 *
 * @param validFor how long the address holds
 * @param mediaType for {@code Content-Type}
 * @param disposition for {@code Content-Disposition}
 */
public record PresignedAnswer(Duration validFor, String mediaType, String disposition) {}
