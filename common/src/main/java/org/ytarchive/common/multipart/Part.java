package org.ytarchive.common.multipart;

import jakarta.annotation.Nullable;

/**
 * One part of a form.
 *
 * @param fileName as the sender calls the file, not to be trusted; null for a plain field
 */
public record Part(String name, @Nullable String fileName) {}
