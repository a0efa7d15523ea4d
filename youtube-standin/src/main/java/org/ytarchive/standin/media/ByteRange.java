package org.ytarchive.standin.media;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a file.
 *
 * @param from the first byte
 * @param to behind the last byte
 */
record ByteRange(long from, long to) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d*)-(\\d*)");
  private static final Pattern QUERY = Pattern.compile("(\\d+)-(\\d*)");

  static ByteRange whole(long size) {
    return new ByteRange(0, size);
  }

  long length() {
    return to - from;
  }

  /** A {@code Range} header applied to a resource of this size; empty if it lies outside. */
  static Optional<ByteRange> ofHeader(String header, long size) {
    var matcher = HEADER.matcher(header);
    if (!matcher.matches() || header.equals("bytes=-")) {
      return Optional.empty();
    }
    return matcher.group(1).isEmpty() ? suffix(matcher, size) : stretch(matcher, size);
  }

  /** YouTube's {@code range=} parameter; its end may lie behind the file's. */
  static Optional<ByteRange> ofQuery(String value, long size) {
    var matcher = QUERY.matcher(value);
    return matcher.matches() ? stretch(matcher, size) : Optional.empty();
  }

  /** The part of this stretch that {@code inner} names, counted from this stretch's beginning. */
  ByteRange part(ByteRange inner) {
    return new ByteRange(from + inner.from, from + inner.to);
  }

  private static Optional<ByteRange> suffix(Matcher matcher, long size) {
    long wanted = Math.min(Long.parseLong(matcher.group(2)), size);
    return wanted == 0 ? Optional.empty() : Optional.of(new ByteRange(size - wanted, size));
  }

  private static Optional<ByteRange> stretch(Matcher matcher, long size) {
    long from = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    return from >= size || last < from
        ? Optional.empty()
        : Optional.of(new ByteRange(from, Math.min(last + 1, size)));
  }
}
