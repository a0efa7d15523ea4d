package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.Map;

/** What went wrong, as far as it is known. */
record Problem(
    int status,
    String code,
    String message,
    Map<String, Object> details,
    @Nullable String requestId) {

  /** Of our own: no service said so. */
  static Problem ours(String code, String message) {
    return new Problem(0, code, message, Map.of(), null);
  }

  String describe() {
    var answer = status == 0 ? "" : " (HTTP " + status + ")";
    return code + answer + ": " + message;
  }
}
