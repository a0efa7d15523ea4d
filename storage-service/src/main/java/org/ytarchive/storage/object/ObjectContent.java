package org.ytarchive.storage.object;

/**
 * What an object holds.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param mediaType for whoever looks into the bucket by other means
 */
public record ObjectContent(long bytes, String sha256, String mediaType) {}
