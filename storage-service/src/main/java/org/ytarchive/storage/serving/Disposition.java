package org.ytarchive.storage.serving;

import java.nio.charset.StandardCharsets;

/** Writes {@code Content-Disposition} so that any title survives (RFC 6266, RFC 8187). */
final class Disposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  static String of(boolean download, String fileName) {
    var type = download ? "attachment" : "inline";
    return type + "; filename=\"" + ascii(fileName) + "\"; filename*=UTF-8''" + encoded(fileName);
  }

  /** For those who read no better: what could break out of the quotes is gone. */
  private static String ascii(String name) {
    return name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
  }

  private static String encoded(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
        text.append(c);
      } else {
        text.append("%%%02X".formatted((int) c));
      }
    }
    return text.toString();
  }
}
