package org.ytarchive.storage.upload;

import jakarta.annotation.Nullable;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * A request's body before it is read.
 *
 * @param contentType the request's header
 * @param length bytes; negative: not known
 * @param bytes to be closed, or what is not read would hold up the connection's next request
 */
record UploadBody(@Nullable String contentType, long length, Supplier<InputStream> bytes) {}
