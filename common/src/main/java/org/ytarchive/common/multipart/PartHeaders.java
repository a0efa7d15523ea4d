package org.ytarchive.common.multipart;

import jakarta.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what a part says of itself. */
final class PartHeaders {
  private static final Set<String> PLAIN = Set.of("", "binary", "8bit", "7bit");

  private PartHeaders() {}

  /** Throws INVALID_PARAMETER for what is no part of a form. */
  static Part parse(byte[] block) {
    var headers = lines(new String(block, StandardCharsets.UTF_8));
    var encoding = headers.getOrDefault("content-transfer-encoding", "");
    if (!PLAIN.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
      throw Malformed.body("send parts as they are, not as " + shown(encoding));
    }
    var disposition = HeaderValue.parse(headers.getOrDefault("content-disposition", ""));
    var name = disposition.parameter("name");
    if (!disposition.value().equals("form-data") || name.isEmpty()) {
      throw Malformed.body("a part has no Content-Disposition: form-data with a name");
    }
    return new Part(name, fileName(disposition));
  }

  private static String shown(String encoding) {
    return encoding.replaceAll("[^A-Za-z0-9-]", "?");
  }

  @Nullable
  private static String fileName(HeaderValue disposition) {
    var better = disposition.parameters().get("filename*");
    return better != null ? better : disposition.parameters().get("filename");
  }

  private static Map<String, String> lines(String block) {
    var headers = new HashMap<String, String>();
    for (var line : block.isEmpty() ? new String[0] : block.split("\r\n", -1)) {
      if (!line.isEmpty()) {
        add(headers, line);
      }
    }
    return headers;
  }

  private static void add(Map<String, String> headers, String line) {
    int colon = line.indexOf(':');
    var name = colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
    if (!name.matches("[a-z0-9-]+") || line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
      throw Malformed.body("a part has a header that is none");
    }
    if (headers.put(name, line.substring(colon + 1).strip()) != null) {
      throw Malformed.body("a part has a header twice");
    }
  }
}
