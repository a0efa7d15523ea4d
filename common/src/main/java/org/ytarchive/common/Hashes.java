package org.ytarchive.common;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash this house knows files, callers' keys and answers by. */
public final class Hashes {

  private Hashes() {}

  /** A SHA-256 that has read nothing yet. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** The SHA-256 of these bytes, 32 bytes. */
  public static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  /** 64 hexadecimal digits, lower case; the digest begins anew. */
  public static String hex(MessageDigest whole) {
    return HexFormat.of().formatHex(whole.digest());
  }
}
