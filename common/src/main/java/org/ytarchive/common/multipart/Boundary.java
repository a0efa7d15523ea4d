package org.ytarchive.common.multipart;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The line between parts: a line break, two hyphens and what the sender chose. Looked for by its
 * last byte first (Horspool), which in a video's bytes skips nearly a whole line at a time.
 */
final class Boundary {
  private static final Pattern FORM =
      Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

  private final byte[] line;
  private final int[] skip = new int[256];

  /** Throws INVALID_PARAMETER for what RFC 2046 does not allow. */
  Boundary(String chosen) {
    if (!FORM.matcher(chosen).matches()) {
      throw Malformed.body("its Content-Type names no boundary of 1..70 plain characters");
    }
    this.line = ("\r\n--" + chosen).getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(skip, line.length);
    for (int i = 0; i < line.length - 1; i++) {
      skip[line[i] & 0xff] = line.length - 1 - i;
    }
  }

  int length() {
    return line.length;
  }

  /** Where it begins between {@code from} and {@code to}; -1 if it is not there as a whole. */
  int find(byte[] bytes, int from, int to) {
    int last = line.length - 1;
    int at = from;
    while (at + last < to) {
      if (bytes[at + last] == line[last] && isAt(bytes, at)) {
        return at;
      }
      at += skip[bytes[at + last] & 0xff];
    }
    return -1;
  }

  private boolean isAt(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + line.length, line, 0, line.length);
  }
}
