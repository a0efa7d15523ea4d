package org.ytarchive.storage.object.gcs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Reads what is asked of the stand-in, and answers it. */
final class Calls {

  private Calls() {}

  static void answer(HttpExchange call, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
  }

  static Map<String, String> query(HttpExchange call) {
    var found = new HashMap<String, String>();
    var raw = call.getRequestURI().getRawQuery();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var parts = Arrays.asList(pair.split("=", 2));
      found.put(decode(parts.getFirst()), parts.size() > 1 ? decode(parts.get(1)) : "");
    }
    return found;
  }

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
