package org.ytarchive.storage.serving;

import java.nio.file.Path;

/**
 * Part of a file, as the body of an answer. {@link FileSliceWriter} sends it without letting it
 * pass through the heap; the answer must carry its {@code Content-Length}.
 */
record FileSlice(Path path, long offset, long length) {}
