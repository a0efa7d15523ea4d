package org.ytarchive.standin.catalogue;

/** What goes wrong while a video's files are fetched. */
public sealed interface MediaFault {

  /** Nothing goes wrong. */
  record None() implements MediaFault {}

  /** Every request for media is answered with this HTTP status. */
  record Status(int code) implements MediaFault {}

  /** No byte at or behind this position of a file is ever sent; the connection stays open. */
  record StallAfter(long bytes) implements MediaFault {}

  /** Each file is sent at this rate at most. */
  record Slow(long bytesPerSecond) implements MediaFault {}

  /** The first connections per file are reset after this many bytes; later ones go through. */
  record Cut(long afterBytes, int times) implements MediaFault {}

  /** {@code Content-Length} promises more than is sent before the connection is closed. */
  record WrongLength(long excessBytes) implements MediaFault {}
}
