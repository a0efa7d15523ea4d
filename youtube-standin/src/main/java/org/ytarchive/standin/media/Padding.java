package org.ytarchive.standin.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The beginning of what lengthens a file without changing it; zeros follow. */
final class Padding {

  /** There must be at least this much, so that either head fits. */
  static final int LEAST = 16;

  private Padding() {}

  static byte[] head(Itag.Container container, long length) {
    if (length < LEAST || length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("padding of " + length + " bytes");
    }
    return switch (container) {
      case MP4 -> freeBox((int) length);
      case WEBM -> voidElement(length);
    };
  }

  /** ISO 14496-12: size of the whole box, then its name. */
  private static byte[] freeBox(int length) {
    var name = "free".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8).putInt(length).put(name).array();
  }

  /** RFC 8794: element 0xEC, then the length of what follows in eight bytes. */
  private static byte[] voidElement(long length) {
    long content = length - 9;
    return ByteBuffer.allocate(9)
        .put((byte) 0xEC)
        .putLong(0x0100_0000_0000_0000L | content)
        .array();
  }
}
