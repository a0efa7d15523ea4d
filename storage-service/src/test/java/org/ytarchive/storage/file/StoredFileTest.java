package org.ytarchive.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredFileTest {

  @Test
  void best_prefersPictureThenLinesThenBytes() {
    var audio = file("a.m4a", "audio", 999);
    var unknown = file("u.mp4", null, 99);
    var low = file("l.mp4", "360p", 10);
    var high = file("h.mp4", "720p", 5);
    var higher = file("i.webm", "720p", 6);
    var best = file("b.mp4", "best", 1);

    assertThat(StoredFile.best(List.of(audio))).contains(audio);
    assertThat(StoredFile.best(List.of(audio, unknown))).contains(unknown);
    assertThat(StoredFile.best(List.of(unknown, low))).contains(low);
    assertThat(StoredFile.best(List.of(low, high, higher))).contains(higher);
    assertThat(StoredFile.best(List.of(higher, best))).contains(best);
  }

  @Test
  void best_isNoPictureOfTheVideo() {
    assertThat(StoredFile.best(List.of(file("t.jpg", null, 9), file("i.json", null, 9)))).isEmpty();
  }

  @Test
  void container_isReadFromTheName() {
    assertThat(Container.of("a.b.MP4")).isEqualTo(Container.MP4);
    assertThat(Container.of("x.opus").mediaType()).isEqualTo("audio/ogg");
    assertThat(Container.of("mp4")).isEqualTo(Container.UNKNOWN);
    assertThat(Container.of("page.html").mediaType()).isEqualTo("application/octet-stream");
  }

  private static StoredFile file(String name, @Nullable String quality, long bytes) {
    return new StoredFile(
        Container.of(name).kind(), quality, "/downloads", name, bytes, "0".repeat(64), null);
  }
}
