package org.ytarchive.client;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hash YTArchive knows files by. */
final class Sha256 {
  private static final Pattern STRONG_ETAG = Pattern.compile("\"([0-9a-f]{64})\"");

  private final MessageDigest digest = digest();

  void update(byte[] bytes, int count) {
    digest.update(bytes, 0, count);
  }

  /** Of all bytes so far; it may go on afterwards. */
  String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The hash that an entity tag of YTArchive's is; empty for one of somebody else's. */
  static Optional<String> in(String etag) {
    var found = STRONG_ETAG.matcher(etag);
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
