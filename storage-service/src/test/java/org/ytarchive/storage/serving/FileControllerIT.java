package org.ytarchive.storage.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.storage.testing.RunningStorage;

/** {@code GET|HEAD /storage/videos/{id}/file} over plain HTTP/1.1. */
class FileControllerIT {
  private static final byte[] BYTES = new byte[9_000_001]; // more than two pieces
  private static final String FILE = "/storage/videos/dQw4w9WgXcQ/file";

  @TempDir static Path home;
  static RunningStorage storage;
  static String etag;
  static String modified;

  @BeforeAll
  static void start() {
    new Random(7).nextBytes(BYTES);
    storage = RunningStorage.start(home);
    storage.put("Rick \"Astley\" – Never.mp4", BYTES);
    adopt("dQw4w9WgXcQ", "Rick \\\"Astley\\\" – Never.mp4");
    etag = storage.head(FILE).header("ETag");
    modified = storage.head(FILE).header("Last-Modified");
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  static void adopt(String id, String name) {
    var body = "{\"video_id\":\"%s\",\"metadata\":{},\"file_path\":\"/downloads/%s\"}";
    assertThat(storage.post("/storage/metadata", body.formatted(id, name)).status()).isEqualTo(201);
  }

  @Test
  void get_sendsTheWholeFile() {
    var answer = storage.get(FILE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).isEqualTo(BYTES);
    assertThat(answer.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(answer.header("Last-Modified")).endsWith(" GMT");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo(
            "inline; filename=\"Rick _Astley_ _ Never.mp4\";"
                + " filename*=UTF-8''Rick%20%22Astley%22%20%E2%80%93%20Never.mp4");
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void get_asADownload() {
    assertThat(storage.head(FILE + "?download=true").header("Content-Disposition"))
        .startsWith("attachment; ");
  }

  /** A player that can show one of them gets that, though another is better. */
  @Test
  void get_sendsTheFileThatIsNamed() {
    storage.put("two.mp4", new byte[] {1});
    storage.put("two.webm", new byte[] {2, 2});
    adopt("two-of-them", "two.mp4");
    var second =
        "{\"video_id\":\"two-of-them\",\"metadata\":{},\"file_path\":\"/downloads/two.webm\"}";
    assertThat(storage.post("/storage/metadata", second).status()).isBetween(200, 201);

    var at = "/storage/videos/two-of-them/file?path=/downloads/";
    assertThat(storage.get(at + "two.mp4").bytes()).containsExactly(1);
    assertThat(storage.get(at + "two.webm").bytes()).containsExactly(2, 2);
    assertThat(storage.get(at + "none.mp4").status()).isEqualTo(404);
    assertThat(storage.get(at + "../../etc/passwd").status()).isEqualTo(404);
    assertThat(storage.get(FILE + "?path=/downloads/two.mp4").status()).isEqualTo(404);
  }

  @Test
  void head_hasTheHeadersOfGetAndNoBody() {
    var head = storage.head(FILE);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo("9000001");
    assertThat(head.header("ETag")).isEqualTo(etag);
    assertThat(head.header("Content-Type")).isEqualTo("video/mp4");
  }

  /** Ranges are GET's alone (RFC 9110, 14.2). */
  @Test
  void head_knowsNoRanges() {
    var head = storage.head(FILE, "Range", "bytes=0-9");

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("9000001");
  }

  @ParameterizedTest
  @CsvSource({
    "0-0, 0, 1",
    "0-99, 0, 100",
    "8999990-, 8999990, 11",
    "-100, 8999901, 100",
    "-99999999, 0, 9000001",
    "5-99999999999999999999, 5, 8999996",
    "4194303-4194304, 4194303, 2",
    "100-5000099, 100, 5000000",
  })
  void get_sendsARange(String range, int offset, int length) {
    var answer = storage.get(FILE, "Range", "bytes=" + range);

    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.header("Content-Range"))
        .isEqualTo("bytes " + offset + "-" + (offset + length - 1) + "/9000001");
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(length));
    assertThat(answer.header("ETag")).isEqualTo(etag);
    assertThat(Arrays.equals(answer.bytes(), Arrays.copyOfRange(BYTES, offset, offset + length)))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=9000001-", "bytes=99999999999999999999-", "bytes=-0"})
  void get_ofARangeThatIsNotThereIs416(String range) {
    var answer = storage.get(FILE, "Range", range);

    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.header("Content-Range")).isEqualTo("bytes */9000001");
    assertThat(answer.code()).isEqualTo("RANGE_NOT_SATISFIABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "bytes=x", "bytes=5-2", "lines=0-1", "nonsense"})
  void get_ofWhatIsNoSingleRangeSendsAll(String range) {
    var answer = storage.get(FILE, "Range", range);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bytes()).hasSize(BYTES.length);
  }

  @Test
  void get_ofWhatTheCallerHasIs304() {
    for (var tags : new String[] {etag, "\"x\", " + etag, "W/" + etag, "*"}) {
      var answer = storage.get(FILE, "If-None-Match", tags);
      assertThat(answer.status()).as(tags).isEqualTo(304);
      assertThat(answer.bytes()).isEmpty();
      assertThat(answer.header("ETag")).isEqualTo(etag);
    }
    assertThat(storage.head(FILE, "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(storage.get(FILE, "If-Modified-Since", modified).status()).isEqualTo(304);
    assertThat(storage.get(FILE, "If-None-Match", "\"x\"", "If-Modified-Since", modified).status())
        .isEqualTo(200);
    assertThat(storage.head(FILE, "If-Modified-Since", "no date").status()).isEqualTo(200);
    assertThat(storage.head(FILE, "If-Modified-Since", "Mon, 01 Jan 1990 00:00:00 GMT").status())
        .isEqualTo(200);
  }

  @Test
  void get_ofAnotherStateThanTheCallerNamesIs412() {
    assertThat(storage.get(FILE, "If-Match", "\"x\"").code()).isEqualTo("PRECONDITION_FAILED");
    assertThat(storage.get(FILE, "If-Match", "\"x\"").status()).isEqualTo(412);
    assertThat(storage.head(FILE, "If-Match", etag).status()).isEqualTo(200);
    assertThat(storage.head(FILE, "If-Match", "*").status()).isEqualTo(200);
    assertThat(storage.head(FILE, "If-Unmodified-Since", modified).status()).isEqualTo(200);
    assertThat(storage.head(FILE, "If-Unmodified-Since", "Mon, 01 Jan 1990 00:00:00 GMT").status())
        .isEqualTo(412);
  }

  /** A paused download goes on only if the file is still the same. */
  @Test
  void get_ofARangeIfTheFileIsTheSame() {
    for (var same : new String[] {etag, modified}) {
      assertThat(storage.get(FILE, "Range", "bytes=0-9", "If-Range", same).status())
          .as(same)
          .isEqualTo(206);
    }
    for (var other :
        new String[] {"\"x\"", "W/" + etag, "Mon, 01 Jan 1990 00:00:00 GMT", "nonsense"}) {
      assertThat(storage.get(FILE, "Range", "bytes=0-9", "If-Range", other).status())
          .as(other)
          .isEqualTo(200);
    }
  }

  @Test
  void get_isNeverCompressed() {
    storage.put("text.mp4", "text ".repeat(5000).getBytes(StandardCharsets.UTF_8));
    adopt("text-000000", "text.mp4");

    var answer =
        storage.get("/storage/videos/text-000000/file", "Accept-Encoding", "gzip, deflate");

    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.bytes()).hasSize(25000);
  }

  @Test
  void get_anyTypeTheCallerAccepts() {
    for (var accept :
        new String[] {"*/*", "video/*", "video/webm", "text/html", "application/json"}) {
      assertThat(storage.head(FILE, "Accept", accept).status()).as(accept).isEqualTo(200);
    }
  }

  @Test
  void get_ofAnEmptyFile() {
    storage.put("empty.webm", new byte[0]);
    adopt("empty-00000", "empty.webm");
    var file = "/storage/videos/empty-00000/file";

    assertThat(storage.get(file).status()).isEqualTo(200);
    assertThat(storage.get(file).bytes()).isEmpty();
    assertThat(storage.get(file).header("Content-Type")).isEqualTo("video/webm");
    assertThat(storage.get(file, "Range", "bytes=0-").status()).isEqualTo(416);
  }

  @Test
  void get_ofAnUnknownVideo() {
    for (var id : new String[] {"nothingHere", "x", "%00", "..%2f..%2fetc", "cap_1"}) {
      var answer = storage.get("/storage/videos/" + id + "/file");
      assertThat(answer.status()).as(id).isEqualTo(404);
      assertThat(answer.code()).as(id).isEqualTo("VIDEO_NOT_FOUND");
    }
  }

  @Test
  void get_ofAVideoWithoutAFile() {
    storage.post("/storage/metadata", "{\"video_id\":\"nofile-0000\",\"metadata\":{}}");

    assertThat(storage.get("/storage/videos/nofile-0000/file").code()).isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void get_ofAFileThatIsGoneOrNoLongerTheSame() throws IOException {
    var path = storage.put("gone.mp4", BYTES);
    adopt("gone-000000", "gone.mp4");
    var file = "/storage/videos/gone-000000/file";

    Files.write(path, new byte[10]);
    assertThat(storage.get(file).code()).isEqualTo("STORAGE_ERROR");
    assertThat(storage.get(file).status()).isEqualTo(500);

    Files.delete(path);
    assertThat(storage.get(file).code()).isEqualTo("FILE_NOT_FOUND");
    assertThat(storage.get(file).status()).isEqualTo(404);

    Files.createSymbolicLink(path, Path.of("/etc/passwd"));
    assertThat(storage.get(file).code()).isEqualTo("FILE_NOT_FOUND");
  }

  @Test
  void download_mustBeTrueOrFalse() {
    assertThat(storage.get(FILE + "?download=maybe").code()).isEqualTo("INVALID_PARAMETER");
  }
}
