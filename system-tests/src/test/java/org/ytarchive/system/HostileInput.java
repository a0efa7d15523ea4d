package org.ytarchive.system;

import java.util.List;

/** What nobody should send, and where it could be sent to. */
final class HostileInput {
  private static final String LONG = "a".repeat(100_000);

  /** The bodies nobody should send; each goes to each endpoint that takes one. */
  static final List<String> BODIES =
      List.of(
          "",
          " ",
          "null",
          "[]",
          "42",
          "\"text\"",
          "{",
          "{\"video_id\": }",
          "{\"video_id\": 5}",
          "{\"video_id\": null}",
          "{\"video_id\": []}",
          "{\"video_id\": {\"a\": 1}}",
          "{\"video_id\": \"\"}",
          "{\"video_id\": \"../../etc/x\"}",
          "{\"video_id\": \"-rf --help\"}",
          "{\"video_id\": \"'; drop t\"}",
          "{\"video_id\": \"abc\\u0000defgh\"}",
          "{\"video_id\": \"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00a\"}",
          "{\"video_id\": \"" + LONG + "\"}",
          "{\"video_ids\": \"notAList000\"}",
          "{\"video_ids\": [null, 7, \"x\"], \"reason\": 5}",
          "{\"video_ids\": [], \"reason\": \"\"}",
          "{\"url\": \"file:///etc/passwd\"}",
          "{\"url\": \"http://127.0.0.1:22/watch?v=ordinary720\"}",
          "{\"url\": \"https://www.youtube.com@evil.example/watch?v=ordinary720\"}",
          "{\"url\": \"ytsearch5:cats\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": \"720\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": \"$(reboot)\"}",
          "{\"video_id\": \"ordinary720\", \"quality\": 720}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"/etc\", \"file_path\": \"/etc/passwd\","
              + " \"metadata\": \"x\"}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"/downloads/../../x\", \"file_path\":"
              + " \"/downloads/../../etc/passwd\", \"file_size\": -1}",
          "{\"video_id\": \"ordinary720\", \"output_path\": \"a\\u0000b\", \"file_path\":"
              + " \"a\\u0000b\"}",
          "{\"video_id\": \"ordinary720\", \"format_selection\": \"best --exec reboot\","
              + " \"max_attempts\": 0, \"file_path\": \"/nowhere/x.mp4\"}",
          "{\"video_id\": \"ordinary720\", \"format_selection\": \""
              + "(".repeat(5000)
              + "\", \"max_attempts\": 99999999999999, \"file_path\": 5}",
          "{\"video_id\": \"ordinary720\", \"attempt\": -1, \"max_attempts\": -1, \"sha256\": \"zz\","
              + " \"file_path\": \"/downloads/none.mp4\"}",
          "{\"a\":".repeat(3000) + "1" + "}".repeat(3000),
          "{\"video_id\": \"ordinary720\", \"max_attempts\": \"many\", \"attempt\": 1.5, \"metadata\":"
              + " [1]}");

  static final List<String> TAKERS =
      List.of(
          "JOBS /jobs",
          "DOWNLOAD /download",
          "STORAGE /storage/metadata",
          "STORAGE /storage/workplan");

  static final List<String> IDS =
      List.of(
          "x",
          "job_",
          "job_zzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
          "dl_00000000000000000000000000",
          "..%2f..%2fetc%2fpasswd",
          "%2e%2e%2f%2e%2e",
          "%00",
          "a%00bcdefghij",
          "%27%3B%20drop%20table%20jobs%3B--",
          "-dashFirst",
          "%F0%9F%98%80",
          "%ff%fe",
          "a".repeat(3000));

  static final List<String> NAMED =
      List.of(
          "GET JOBS /jobs/%s",
          "DELETE JOBS /jobs/%s",
          "POST JOBS /jobs/%s/retry",
          "GET JOBS /jobs/%s/events",
          "GET METADATA /metadata/%s?extract=false&include_formats=false",
          "GET DOWNLOAD /download/%s",
          "DELETE DOWNLOAD /download/%s",
          "GET DOWNLOAD /download/%s/events",
          "GET STORAGE /storage/videos/%s",
          "GET STORAGE /storage/videos/%s/file",
          "HEAD STORAGE /storage/videos/%s/file");

  static final List<String> QUERIES =
      List.of(
          "limit=abc",
          "limit=0",
          "limit=-1",
          "limit=501",
          "limit=99999999999999999999",
          "offset=-1",
          "offset=abc",
          "limit=%00",
          "limit=",
          "limit=1&limit=2",
          "status=nonsense",
          "status=%27%20or%201%3D1",
          "sort=drop&order=table",
          "sort=title&order=sideways");

  static final List<String> LISTS =
      List.of(
          "JOBS /jobs",
          "DOWNLOAD /download",
          "STORAGE /storage/videos",
          "STORAGE /storage/workplan");

  private HostileInput() {}
}
