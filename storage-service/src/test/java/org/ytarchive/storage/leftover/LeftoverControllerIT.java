package org.ytarchive.storage.leftover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.Hashes;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

/** Files whose job came to nothing. */
class LeftoverControllerIT {
  private static final String PATH = "/storage/leftovers";

  @TempDir Path home;

  private static Answer leave(RunningStorage storage, String path, String content) {
    return storage.post(PATH, "{\"files\":[" + file(path, content) + "]}");
  }

  private static String file(String path, String content) {
    var bytes = content.getBytes(UTF_8);
    return "{\"path\":\"/downloads/%s\",\"size\":%d,\"sha256\":\"%s\"}"
        .formatted(path, bytes.length, java.util.HexFormat.of().formatHex(Hashes.sha256(bytes)));
  }

  private void put(RunningStorage storage, String path, String content) {
    storage.put(path, content.getBytes(UTF_8));
  }

  @Test
  void leave_removesWhatNoRecordLeansOn() {
    try (var storage = RunningStorage.start(home)) {
      put(storage, "a [x].mp4", "whole");
      put(storage, "kept.mp4", "kept");
      storage.post(
          "/storage/metadata",
          "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{},\"file_path\":\"/downloads/kept.mp4\"}");

      var answer =
          storage.post(
              PATH,
              "{\"files\":["
                  + String.join(
                      ",", file("a [x].mp4", "whole"), file("kept.mp4", "kept"), file("no", "no"))
                  + "]}");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.text()).contains("\"files\":2");
      assertThat(home.resolve("downloads/a [x].mp4")).doesNotExist();
      assertThat(home.resolve("downloads/kept.mp4")).exists();
      assertThat(leave(storage, "a [x].mp4", "whole").text()).contains("\"files\":0");
    }
  }

  /** Somebody put another file there since. */
  @Test
  void leave_passesOverWhatIsNotThatFile() {
    try (var storage = RunningStorage.start(home)) {
      put(storage, "b.mp4", "other");

      assertThat(leave(storage, "b.mp4", "whole").text()).contains("\"files\":0");
      assertThat(storage.post(PATH, "{\"files\":[{\"path\":\"/etc/passwd\"}]}").code())
          .isEqualTo("INVALID_PARAMETER");
      assertThat(leave(storage, "../../etc/passwd", "x").text()).contains("\"files\":0");
      assertThat(storage.post(PATH, "{}").code()).isEqualTo("INVALID_PARAMETER");

      assertThat(home.resolve("downloads/b.mp4")).exists();
    }
  }

  @Test
  void leave_isForTheServicesOwnCalls() {
    try (var storage = RunningStorage.start(home, Map.of("INTERNAL_TOKEN", "sesame"))) {
      put(storage, "a.mp4", "whole");

      assertThat(leave(storage, "a.mp4", "whole").code()).isEqualTo("FORBIDDEN");

      assertThat(home.resolve("downloads/a.mp4")).exists();
    }
  }
}
