package org.ytarchive.storage.serving;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code Range} header asks of a file of known length (RFC 9110, 14.1.2). Several ranges at
 * once, other units and what is no range at all are answered with the whole file, as the RFC
 * allows.
 */
sealed interface ByteRange {
  Pattern FORM = Pattern.compile("\\s*bytes\\s*=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*");

  /** The file as it is. */
  record Whole() implements ByteRange {}

  /** Length at least 1. */
  record Part(long offset, long length) implements ByteRange {}

  /** Nothing of what was asked for is there. */
  record Unsatisfiable() implements ByteRange {}

  static ByteRange parse(List<String> headers, long size) {
    var match = FORM.matcher(headers.size() == 1 ? headers.getFirst() : "");
    if (!match.matches()) {
      return new Whole();
    }
    var first = match.group(1);
    var last = match.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(number(last), size);
    }
    return part(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0) {
      return new Unsatisfiable();
    }
    long there = Math.min(length, size);
    return there == 0 ? new Whole() : new Part(size - there, there);
  }

  private static ByteRange part(long first, long last, long size) {
    if (last < first) {
      return new Whole(); // not a range
    }
    return first >= size
        ? new Unsatisfiable()
        : new Part(first, Math.min(last, size - 1) - first + 1);
  }

  /** As many digits as one likes; beyond any file is beyond any file. */
  private static long number(String digits) {
    return new BigInteger(digits).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }
}
