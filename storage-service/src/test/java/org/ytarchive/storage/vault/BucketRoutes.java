package org.ytarchive.storage.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.Form;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** The storage service with a bucket: all its file routes, and what is left. */
abstract class BucketRoutes {
  static final String ID = "dQw4w9WgXcQ";
  static final String FILE = "/storage/videos/" + ID + "/file";
  static final byte[] BYTES = new byte[9_000_001];

  @TempDir static Path home;

  /** The service, with that bucket. */
  abstract RunningStorage storage();

  /** What lies in the bucket. */
  abstract List<byte[]> objects();

  /** Somebody else removes all of it. */
  abstract void lose();

  /** What the bucket's address begins with. */
  abstract String address();

  @BeforeAll
  static void fill() {
    new Random(7).nextBytes(BYTES);
  }

  @AfterEach
  void empty() {
    for (var id : new String[] {ID, "other_video", "up_video"}) {
      storage().delete("/storage/videos/" + id);
    }
    assertThat(objects()).isEmpty();
  }

  private Answer adopt(String id, String name, byte[] bytes) {
    storage().put(name, bytes);
    return save(id, name);
  }

  private Answer save(String id, String name) {
    var body = "{\"video_id\":\"%s\",\"metadata\":{},\"file_path\":\"/downloads/%s\"}";
    return storage().post("/storage/metadata", body.formatted(id, name));
  }

  private Path onDisk(String name) {
    return home.resolve("downloads").resolve(name);
  }

  @Test
  void save_movesTheFileToTheBucket() {
    assertThat(adopt(ID, "Rick.mp4", BYTES).status()).isEqualTo(201);

    assertThat(onDisk("Rick.mp4")).doesNotExist();
    assertThat(objects()).hasSize(1).first().satisfies(o -> assertThat(o).hasSize(BYTES.length));
    assertThat(storage().get("/storage/videos/" + ID).text())
        .contains("\"file_path\":\"/downloads/Rick.mp4\"");
    assertThat(storage().get(FILE).bytes()).isEqualTo(BYTES);
  }

  /** The answer was lost, and Jobs asks again: the disk's copy is gone by then. */
  @Test
  void save_againNeedsNoCopyOnTheDisk() {
    adopt(ID, "Rick.mp4", BYTES);

    var again = save(ID, "Rick.mp4");

    assertThat(again.status()).isEqualTo(200);
    assertThat(objects()).hasSize(1);
  }

  @Test
  void save_ofWhatWasNeverThereIs404() {
    assertThat(save(ID, "none.mp4").status()).isEqualTo(404);
  }

  /** A tool is free to give a second quality the first one's name: it is gone from the disk. */
  @Test
  void save_keepsTwoFilesOfOneName() {
    adopt(ID, "Rick.mp4", BYTES);
    adopt(ID, "Rick.mp4", Arrays.copyOf(BYTES, 5000));

    assertThat(objects()).hasSize(2);
    assertThat(storage().get(FILE).bytes()).isEqualTo(BYTES);
    for (var newest : new String[] {"/storage/file", FILE}) {
      assertThat(storage().get(newest + "?path=/downloads/Rick.mp4").bytes()).hasSize(5000);
    }
  }

  /** What was made of a video is made anew. */
  @Test
  void attach_takesThePlaceOfTheOlder() {
    adopt(ID, "Rick.mp4", BYTES);
    var result = "{\"kind\":\"extracted\",\"path\":\"/downloads/Rick_metadata.json\"}";
    for (var json : new String[] {"{\"a\":1}", "{\"a\":2}"}) {
      storage().put("Rick_metadata.json", json.getBytes(StandardCharsets.UTF_8));
      assertThat(storage().post("/storage/videos/" + ID + "/files", result).status())
          .isEqualTo(200);
    }

    assertThat(storage().get("/storage/videos/" + ID + "/extracted").text()).isEqualTo("{\"a\":2}");
    assertThat(objects()).hasSize(2);
  }

  @Test
  void get_givesRangesAndConditions() {
    adopt(ID, "Rick.mp4", BYTES);
    var etag = storage().head(FILE).header("ETag");

    var part = storage().get(FILE, "Range", "bytes=1000-1999");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(BYTES, 1000, 2000));
    assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-1999/9000001");
    assertThat(storage().get(FILE, "Range", "bytes=-10").bytes())
        .isEqualTo(Arrays.copyOfRange(BYTES, BYTES.length - 10, BYTES.length));
    assertThat(storage().get(FILE, "Range", "bytes=8999999-").bytes()).hasSize(2);
    var beyond = storage().get(FILE, "Range", "bytes=9000001-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */9000001");
    assertThat(storage().get(FILE, "If-None-Match", etag).status()).isEqualTo(304);
    assertThat(storage().get(FILE, "If-Match", "\"other\"").status()).isEqualTo(412);
    assertThat(storage().get(FILE, "Range", "bytes=0-9", "If-Range", etag).status()).isEqualTo(206);
    assertThat(storage().get(FILE, "Range", "bytes=0-9", "If-Range", "\"o\"").status())
        .isEqualTo(200);
  }

  @Test
  void head_hasTheHeadersOfGet() {
    adopt(ID, "Rick.mp4", BYTES);

    var head = storage().head(FILE);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("9000001");
    assertThat(head.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(head.header("Accept-Ranges")).isEqualTo("bytes");
    assertThat(head.header("ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(head.header("Last-Modified")).endsWith(" GMT");
    assertThat(head.header("Content-Disposition")).contains("Rick.mp4");
  }

  @Test
  void get_ofWhatSomebodyTookFromTheBucketIs404() {
    adopt(ID, "Rick.mp4", BYTES);
    lose();

    assertThat(storage().get(FILE).status()).isEqualTo(404);
  }

  /** An object goes with the last who leans on it. */
  @Test
  void delete_leavesWhatAnotherRecordHas() {
    adopt(ID, "Rick.mp4", BYTES);
    adopt("other_video", "Other.mp4", BYTES);
    assertThat(objects()).hasSize(1);

    var first = storage().delete("/storage/videos/" + ID);
    assertThat(first.text()).contains("\"bytes\":0");
    assertThat(objects()).hasSize(1);
    assertThat(storage().get("/storage/videos/other_video/file").bytes()).isEqualTo(BYTES);

    var second = storage().delete("/storage/videos/other_video");
    assertThat(second.text()).contains("\"bytes\":9000001");
    assertThat(objects()).isEmpty();
  }

  @Test
  void upload_goesToTheBucket() {
    var mp4 = Form.mp4(200_000, 3);
    var form = Form.form().field("video_id", "up_video").file(mp4).end();

    assertThat(storage().upload(form).status()).isEqualTo(201);

    assertThat(storage().upload(form).status()).isEqualTo(200);
    assertThat(objects()).hasSize(1);
    assertThat(onDisk("uploads"))
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());
    assertThat(storage().get("/storage/videos/up_video/file").bytes()).isEqualTo(mp4);
  }

  @Test
  void companions_goToTheBucketAndAreSearched() {
    storage().put("Rick.mp4", BYTES);
    storage().put("Rick.jpg", new byte[] {1, 2, 3});
    var vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nzyzzyva strangers to love\n";
    storage().put("Rick.en.vtt", vtt.getBytes(StandardCharsets.UTF_8));
    var body =
        """
        {"video_id": "%s", "metadata": {}, "file_path": "/downloads/Rick.mp4", "files": [
          {"kind": "thumbnail", "path": "/downloads/Rick.jpg"},
          {"kind": "subtitles", "path": "/downloads/Rick.en.vtt", "language": "en"}]}
        """;

    assertThat(storage().post("/storage/metadata", body.formatted(ID)).status()).isEqualTo(201);

    assertThat(objects()).hasSize(3);
    assertThat(storage().get("/storage/videos/" + ID + "/thumbnail").bytes())
        .containsExactly(1, 2, 3);
    assertThat(storage().get("/storage/videos/" + ID + "/subtitles/en").text()).isEqualTo(vtt);
    assertThat(storage().get("/storage/search?q=zyzzyva").text()).contains(ID);
  }

  /** A session's link keeps the object when the record goes. */
  @Test
  void links_keepTheObject() {
    adopt(ID, "Rick.mp4", BYTES);
    var owner = UUID.randomUUID();
    var item = UUID.randomUUID();
    var wish = "{\"files\":[{\"path\":\"/downloads/Rick.mp4\",\"folder\":\"video\"}]}";
    var links = "/storage/links/" + owner;

    assertThat(storage().put(links + "/" + item, wish).status()).isEqualTo(200);
    storage().delete("/storage/videos/" + ID);

    assertThat(objects()).hasSize(1);
    var linked = links + "/" + item + "/video/Rick.mp4";
    assertThat(storage().get(linked, "Range", "bytes=5-14").bytes())
        .isEqualTo(Arrays.copyOfRange(BYTES, 5, 15));
    storage().delete(links);
    assertThat(storage().get(linked).status()).isEqualTo(404);
    assertThat(objects()).isEmpty();
  }

  @Test
  void readiness_asksTheBucket() {
    assertThat(storage().get("/health/readiness").text()).contains(address());
  }
}
