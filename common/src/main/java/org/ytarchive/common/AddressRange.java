package org.ytarchive.common;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Addresses that begin alike: {@code 10.0.0.0/8}, {@code fd00::/8}, or one alone.
 *
 * @param bits how many leading bits count
 */
public record AddressRange(InetAddress address, int bits) {

  /** Throws {@link IllegalArgumentException}; names are not looked up. */
  public static AddressRange parse(String text) {
    var parts = text.strip().split("/", 2);
    var address = address(parts[0]).orElseThrow(IllegalArgumentException::new);
    int most = address.getAddress().length * Byte.SIZE;
    int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("a prefix has 0.." + most + " bits");
    }
    return new AddressRange(address, bits);
  }

  /** Those of a list separated by commas. */
  public static List<AddressRange> parseAll(String list) {
    return Arrays.stream(list.split(","))
        .filter(part -> !part.isBlank())
        .map(AddressRange::parse)
        .toList();
  }

  /** Whether a list can be read. */
  public static boolean areRanges(String list) {
    try {
      parseAll(list);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An address as it is written in a header, with or without a port; empty for anything else. */
  public static Optional<InetAddress> address(String text) {
    var plain =
        text.strip()
            .replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
            .replaceFirst("^([0-9.]+):\\d+$", "$1");
    try {
      return Optional.of(InetAddress.ofLiteral(plain)).filter(address -> isWhole(plain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Java also takes the short forms of old, such as {@code 10.1}. */
  private static boolean isWhole(String text) {
    return text.indexOf(':') >= 0 || text.chars().filter(c -> c == '.').count() == 3;
  }

  public boolean contains(InetAddress other) {
    var ours = address.getAddress();
    var theirs = other.getAddress();
    return ours.length == theirs.length && Arrays.equals(prefix(ours), prefix(theirs));
  }

  private byte[] prefix(byte[] bytes) {
    var prefix = Arrays.copyOf(bytes, bytes.length);
    for (int bit = bits; bit < prefix.length * Byte.SIZE; bit++) {
      prefix[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    return prefix;
  }
}
