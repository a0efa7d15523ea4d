package org.ytarchive.common;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes a UUID the short way, {@code job_} and 26 characters, and reads it back. */
public final class WireId {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 26;
  private static final Pattern FORM = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

  private WireId() {}

  /** The UUID's 128 bits in Crockford's base 32, lower case, after {@code prefix}. */
  public static String write(String prefix, UUID id) {
    var hex = id.toString().replace("-", "");
    var bits = new BigInteger(hex, 16);
    var text = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt(bits.intValue() & 31);
      bits = bits.shiftRight(5);
    }
    return prefix + new String(text);
  }

  /** Empty for anything {@link #write} could not have written. */
  public static Optional<UUID> read(String prefix, String text) {
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    var body = text.substring(prefix.length()).toLowerCase(Locale.ROOT);
    return FORM.matcher(body).matches() ? Optional.of(decode(body)) : Optional.empty();
  }

  private static UUID decode(String body) {
    var bits = BigInteger.ZERO;
    for (char c : body.toCharArray()) {
      bits = bits.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(c)));
    }
    return new UUID(bits.shiftRight(64).longValue(), bits.longValue());
  }
}
