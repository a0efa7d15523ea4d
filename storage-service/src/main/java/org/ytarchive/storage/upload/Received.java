package org.ytarchive.storage.upload;

import java.nio.file.Path;
import org.ytarchive.storage.file.Container;

/**
 * A file that has arrived whole and is on the disk, though not where it will stay.
 *
 * @param sha256 64 hexadecimal digits, lower case
 * @param fileName as the sender calls it, not to be trusted; empty when he did not
 */
record Received(Path path, long bytes, String sha256, Container container, String fileName) {}
