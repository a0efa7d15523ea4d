package org.ytarchive.malformed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Values of the wrong type, beyond their bounds, or of characters no one expects; as JSON. */
final class Values {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "501",
          "1.5",
          "1e400",
          "-0",
          "1e-400",
          "2147483648",
          "99999999999999999999",
          "-9223372036854775809",
          "NaN",
          "0x10",
          "007");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "\\u0000",
          "a\\u0000b",
          "\\ud800",
          "\\udc00x",
          "\\u202egnp.exe",
          "../../../etc/passwd",
          "/downloads/../../x",
          "file:///etc/passwd",
          "--exec=reboot",
          "$(reboot)",
          "'; drop table jobs; --",
          "%00",
          "%2e%2e%2f",
          "<script>alert(1)</script>",
          "http://127.0.0.1:22/watch?v=ordinary720",
          "http://169.254.169.254/latest",
          "\\\\",
          "2026-02-30T25:61:61Z",
          "-999999999-01-01T00:00:00Z",
          "720",
          "1080p; rm",
          "PL",
          "UC",
          "job_",
          "dl_",
          "wp_",
          "١٢٣",
          "ｆｕｌｌ",
          "e\\u0301",
          "😀😀😀",
          "\\n\\r\\t",
          "\\b\\f");
  private static final int DEEP = 2000;

  private final RandomGenerator random;

  Values(RandomGenerator random) {
    this.random = random;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  String json() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> any(NUMBERS);
      case 2, 3, 4, 5 -> "\"" + any(TEXTS) + "\"";
      case 6 -> any(List.of("true", "false", "null"));
      case 7 -> "[" + json() + "," + json() + "]";
      case 8 -> "{\"" + any(TEXTS) + "\":" + json() + "}";
      case 9 -> "\"" + characters() + "\"";
      case 10 -> "\"" + "y".repeat(random.nextInt(100_000)) + "\"";
      default -> deep();
    };
  }

  private String deep() {
    int depth = random.nextInt(DEEP);
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  /** Any of Unicode, but what would end the JSON string. */
  private String characters() {
    return random
        .ints(random.nextInt(1, 60), 0x20, 0x2FFFF)
        .filter(c -> c != '"' && c != '\\')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** One step of a path, or a value of a query: always escaped, not always UTF-8. */
  String escaped() {
    var text =
        switch (random.nextInt(4)) {
          case 0 -> any(TEXTS);
          case 1 -> characters();
          case 2 -> any(NUMBERS);
          default -> "z".repeat(random.nextInt(3000));
        };
    var escaped = new StringBuilder(random.nextInt(8) == 0 ? "%ff%fe" : "");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(Character.isLetterOrDigit(b) ? "" + (char) b : "%%%02x".formatted(b));
    }
    return escaped.isEmpty() ? "%20" : escaped.toString();
  }
}
