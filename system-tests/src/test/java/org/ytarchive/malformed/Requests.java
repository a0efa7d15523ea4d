package org.ytarchive.malformed;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes requests from a seed, always the same ones. */
final class Requests {
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json",
          "application/json",
          "application/json",
          "application/json; charset=utf-16",
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "multipart/form-data",
          "a/b/c");

  private final Random random;
  private final Values values;

  Requests(long seed) {
    random = new Random(seed);
    values = new Values(random);
  }

  Request next() {
    var endpoint = values.any(Interfaces.ENDPOINTS);
    var method = random.nextInt(20) == 0 ? values.any(List.of("PUT", "PATCH")) : endpoint.method();
    boolean sends = List.of("POST", "PATCH", "PUT").contains(method);
    return new Request(
        Interfaces.service(endpoint),
        method,
        path(endpoint.path()) + query(),
        sends ? values.any(TYPES) : null,
        sends ? body() : null);
  }

  private String path(String template) {
    var path = new StringBuilder();
    for (var step : template.substring(1).split("/")) {
      path.append('/').append(step.contains("{") ? values.escaped() : step);
    }
    return path.toString();
  }

  private String query() {
    var pairs = new ArrayList<String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      pairs.add(values.any(Interfaces.PARAMETERS) + "=" + values.escaped());
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  @Nullable
  private String body() {
    return switch (random.nextInt(8)) {
      case 0 -> values.json();
      case 1 -> cut(object());
      case 2 -> "";
      default -> object();
    };
  }

  private String object() {
    var fields = new ArrayList<String>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      fields.add("\"" + values.any(Interfaces.FIELDS) + "\":" + values.json());
    }
    return "{" + String.join(",", fields) + "}";
  }

  private String cut(String json) {
    return json.substring(0, random.nextInt(json.length()));
  }
}
