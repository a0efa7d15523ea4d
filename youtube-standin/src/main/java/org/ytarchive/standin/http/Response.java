package org.ytarchive.standin.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public record Response(int status, Map<String, String> headers, Body body) {
  private static final Map<Integer, String> REASONS =
      Map.of(
          200, "OK",
          206, "Partial Content",
          303, "See Other",
          403, "Forbidden",
          404, "Not Found",
          416, "Range Not Satisfiable",
          429, "Too Many Requests",
          500, "Internal Server Error",
          503, "Service Unavailable");

  public static Response html(String page) {
    return text(200, "text/html; charset=utf-8", page);
  }

  public static Response json(String document) {
    return text(200, "application/json; charset=UTF-8", document);
  }

  public static Response text(int status, String type, String content) {
    return bytes(status, type, content.getBytes(StandardCharsets.UTF_8));
  }

  public static Response bytes(int status, String type, byte[] content) {
    return new Response(status, Map.of("Content-Type", type), Body.of(content));
  }

  /** A bare answer of this status. */
  public static Response status(int status) {
    return text(status, "text/html", "<html><title>HTTP " + status + "</title></html>\n");
  }

  public static Response notFound() {
    return status(404);
  }

  /** The words that go with the status; clients print them. */
  String reason() {
    return REASONS.getOrDefault(status, "Unknown");
  }

  /** The same answer with one more header. */
  public Response with(String name, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Response(status, all, body);
  }
}
