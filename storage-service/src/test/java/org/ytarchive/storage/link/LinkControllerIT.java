package org.ytarchive.storage.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** Further names of kept files: made once, served, removed alone. */
class LinkControllerIT {
  @TempDir static Path home;
  static RunningStorage storage;

  private final String owner = UUID.randomUUID().toString();
  private final String item = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
    storage.put("kept video.mp4", "0123456789".getBytes(UTF_8));
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  private Answer link(String owner, String item) {
    return put(owner, item, "/downloads/kept video.mp4", "video");
  }

  private static Answer put(String owner, String item, String path, String folder) {
    return storage.put(
        "/storage/links/" + owner + "/" + item,
        "{\"files\":[{\"path\":\"%s\",\"folder\":\"%s\"}]}".formatted(path, folder));
  }

  private static Path disk(String wire) {
    return home.resolve(wire.substring(1));
  }

  @Test
  void link_isAnotherNameForTheSameBytes() throws IOException {
    var made = link(owner, item);

    var path = "/downloads/" + owner + "/" + item + "/video/kept video.mp4";
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.data()).containsEntry("bytes", 10);
    assertThat(paths(made)).containsExactly(path);
    assertThat(Files.isSameFile(disk(path), disk("/downloads/kept video.mp4"))).isTrue();
  }

  private static List<Object> paths(Answer answer) {
    return requireNonNull((List<?>) answer.data().get("links")).stream()
        .map(link -> (Object) ((Map<?, ?>) link).get("path"))
        .toList();
  }

  /** A worker that takes over repeats the step. */
  @Test
  void link_againChangesNothing() {
    link(owner, item);

    assertThat(paths(link(owner, item))).hasSize(1);
    assertThat(paths(storage.get("/storage/links/" + owner))).hasSize(1);
  }

  @Test
  void file_isServedInParts() {
    link(owner, item);
    var url = "/storage/links/" + owner + "/" + item + "/video/kept%20video.mp4";

    assertThat(storage.get(url).text()).isEqualTo("0123456789");
    var part = storage.get(url, "Range", "bytes=-3");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("789");
    assertThat(storage.get(url + "x").status()).isEqualTo(404);
  }

  /** Titles hold what routes and forms take for their own. */
  @Test
  void file_isServedWhateverItsName() {
    storage.put("a & b + c; d {e}.mp4", "xyz".getBytes(UTF_8));
    put(owner, item, "/downloads/a & b + c; d {e}.mp4", "video");
    var folder = "/storage/links/" + owner + "/" + item + "/video/";

    assertThat(storage.get(folder + "a%20%26%20b%20%2B%20c%3B%20d%20%7Be%7D.mp4").text())
        .isEqualTo("xyz");
    assertThat(storage.get(folder + "a%20&%20b%20+%20c;%20d%20%7Be%7D.mp4").text())
        .isEqualTo("xyz");
  }

  /** Two sessions brought the same video; one of them expires. */
  @Test
  void delete_removesTheOwnersNamesOnly() {
    var other = UUID.randomUUID().toString();
    link(owner, item);
    var others = paths(link(other, item)).getFirst().toString();

    var gone = storage.delete("/storage/links/" + owner);

    assertThat(gone.data()).containsEntry("files", 1).containsEntry("bytes", 10);
    assertThat(disk("/downloads/" + owner)).doesNotExist();
    assertThat(disk(others)).exists();
    assertThat(disk("/downloads/kept video.mp4")).exists();
    assertThat(paths(storage.get("/storage/links/" + owner))).isEmpty();
    assertThat(storage.delete("/storage/links/" + owner).status()).isEqualTo(200);
  }

  @Test
  void link_outlivesTheFirstName() throws IOException {
    storage.put("short lived.mp4", "abc".getBytes(UTF_8));
    put(owner, item, "/downloads/short lived.mp4", "video");
    Files.delete(disk("/downloads/short lived.mp4"));

    var url = "/storage/links/" + owner + "/" + item + "/video/short%20lived.mp4";
    assertThat(storage.get(url).text()).isEqualTo("abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "A0000000-0000-0000-0000-000000000000", "%2e%2e%2fx", "1-1-1-1-1"})
  void owner_isAUuid(String odd) {
    assertThat(link(odd, item).status()).isIn(400, 404);
    assertThat(storage.get("/storage/links/" + odd + "/x/video/y").status()).isEqualTo(404);
  }

  @Test
  void file_isInsideTheRoots() {
    assertThat(put(owner, item, "/downloads/../../etc/passwd", "video").status()).isEqualTo(400);
    assertThat(put(owner, item, "/downloads/none.mp4", "video").status()).isEqualTo(404);
    assertThat(put(owner, item, "/downloads/kept video.mp4", "..").status()).isEqualTo(400);
  }
}
