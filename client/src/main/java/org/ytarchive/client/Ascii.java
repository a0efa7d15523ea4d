package org.ytarchive.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** JSON without any letter that charsets differ in. */
final class Ascii {

  private Ascii() {}

  /**
   * Before Java 18 the generated code reads text in the machine's charset; JSON can be written
   * without any letter that charsets differ in.
   */
  static byte[] readableEverywhere(byte[] json) {
    return Charset.defaultCharset().equals(StandardCharsets.UTF_8) ? json : of(json);
  }

  static byte[] of(byte[] json) {
    var text = new StringBuilder(json.length + 16);
    for (char letter : new String(json, StandardCharsets.UTF_8).toCharArray()) {
      if (letter < 0x80) {
        text.append(letter);
      } else {
        text.append("\\u%04x".formatted((int) letter));
      }
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
