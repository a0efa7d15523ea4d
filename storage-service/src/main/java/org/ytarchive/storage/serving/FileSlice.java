package org.ytarchive.storage.serving;

import org.ytarchive.storage.object.Place;

/**
 * Part of a file, as the body of an answer. {@link FileSliceWriter} sends it without keeping it in
 * the heap; the answer must carry its {@code Content-Length}.
 */
record FileSlice(Place place, long offset, long length) {}
