package org.ytarchive.download.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Frames of media between the messages of RTSP: a mark, a channel, a length of two bytes, data. */
final class Interleaved {
  static final char MARK = '$';
  private static final int HEAD = 4;

  private Interleaved() {}

  /** Passes one whole frame on, whose mark was read. */
  static void pass(InputStream in, OutputStream to) throws IOException {
    var head = new byte[HEAD];
    head[0] = MARK;
    fill(in, head, 1);
    int length = (head[2] & 0xFF) << 8 | head[3] & 0xFF;
    var whole = Arrays.copyOf(head, HEAD + length);
    fill(in, whole, HEAD);
    to.write(whole);
  }

  private static void fill(InputStream in, byte[] bytes, int from) throws IOException {
    int missing = bytes.length - from;
    if (in.readNBytes(bytes, from, missing) < missing) {
      throw new IOException("it ended within a frame");
    }
  }
}
