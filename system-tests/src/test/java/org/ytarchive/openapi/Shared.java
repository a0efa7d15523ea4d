package org.ytarchive.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What many operations share: headers, and who may call. */
final class Shared {
  private static final String DESCRIPTION = "description";

  private Shared() {}

  static Node securitySchemes() {
    return Node.of(
            "bearer",
            Node.of("type", "http")
                .put("scheme", "bearer")
                .put(DESCRIPTION, "one of the tokens in `API_TOKENS_FILE`"))
        .put(
            "key",
            Node.of("type", "apiKey")
                .put("in", "header")
                .put("name", "X-Api-Key")
                .put(DESCRIPTION, "the same tokens"));
  }

  /** Tokens are asked for where they are configured only. */
  static List<Map<String, Object>> anyOrNone() {
    return List.of(Map.of(), Map.of("bearer", List.of()), Map.of("key", List.of()));
  }

  static Map<String, Object> parameters() {
    var all = new TreeMap<String, Object>();
    all.put(
        "IdempotencyKey",
        header(
            "Idempotency-Key",
            "1..255 visible ASCII characters. The same key with the same request is answered as the"
                + " first time, and nothing is done again; remembered for 24 hours"));
    all.put("IfMatch", header("If-Match", "only while the file is still this one, by its `ETag`"));
    all.put(
        "IfNoneMatch", header("If-None-Match", "304 while it is still this one, by its `ETag`"));
    all.put("IfRange", header("If-Range", "the whole, unless it is still this one, by its `ETag`"));
    all.put("LastEventId", header("Last-Event-ID", "the id of the last event that was heard"));
    all.put("Range", header("Range", "`bytes=0-499`, `bytes=500-`, `bytes=-500`: one range"));
    all.put("SessionId", header("X-Session-ID", "the session's id, its credential"));
    return all;
  }

  private static Map<String, Object> header(String name, String says) {
    return Node.of("name", name)
        .put("in", "header")
        .put("required", name.equals("X-Session-ID"))
        .put(DESCRIPTION, says)
        .put("schema", Node.of("type", "string"))
        .map();
  }

  static Map<String, Object> headers() {
    var all = new TreeMap<String, Object>();
    all.put("AcceptRanges", answered("always `bytes`"));
    all.put("ContentDisposition", answered("the file's name"));
    all.put("ContentRange", answered("which bytes these are, of how many"));
    all.put("ETag", answered("of a file its SHA-256; else what changes with the data"));
    all.put("IdempotentReplayed", answered("`true` for an answer that was given before"));
    all.put("Location", answered("where it is"));
    all.put("RequestId", answered("names the request in the log"));
    all.put("RetryAfter", answered("seconds"));
    return all;
  }

  static Map<String, Object> inTheBucket() {
    return Node.of(
            DESCRIPTION, "With `PRESIGN`: the bucket itself has it, for a while, at `Location`.")
        .put("headers", Node.of("Location", Node.reference("headers", "Location")))
        .map();
  }

  static Map<String, Object> notModified() {
    return Node.of(DESCRIPTION, "It is still as `If-None-Match` knows it.")
        .put("headers", Node.of("ETag", Node.reference("headers", "ETag")))
        .map();
  }

  private static Map<String, Object> answered(String says) {
    return Node.of(DESCRIPTION, says).put("schema", Node.of("type", "string")).map();
  }
}
