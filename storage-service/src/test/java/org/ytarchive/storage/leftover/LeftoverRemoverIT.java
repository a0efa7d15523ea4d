package org.ytarchive.storage.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.file.StorageRoots;
import org.ytarchive.storage.testing.StorageDatabase;

class LeftoverRemoverIT {
  private static final Leftover FILE = leftover("a.mp4");

  @TempDir Path home;
  private StorageDatabase storage;
  private Path root;

  @BeforeEach
  void start() {
    storage = new StorageDatabase(home);
    root =
        storage.bean(StorageRoots.class).all().stream()
            .filter(any -> any.name().equals(FILE.root()))
            .findFirst()
            .orElseThrow()
            .folder();
  }

  @AfterEach
  void stop() {
    storage.close();
  }

  private static Leftover leftover(String path) {
    return new Leftover("/downloads", path, 3, "%064x".formatted(3), null);
  }

  private boolean isDoneWith(Leftover file) {
    return storage.bean(LeftoverStore.Remover.class).remove(file, List.of());
  }

  private void put(String path) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "abc");
  }

  @Test
  void remove_takesTheFileAway() throws IOException {
    put("a.mp4");

    assertThat(isDoneWith(FILE)).isTrue();
    assertThat(root.resolve("a.mp4")).doesNotExist();
  }

  /** Somebody was quicker. */
  @Test
  void remove_isDoneWithWhatIsGoneAmongOthers() throws IOException {
    put("b.mp4");
    put("folder/c.mp4");

    assertThat(isDoneWith(FILE)).isTrue();
    assertThat(isDoneWith(leftover("folder/d.mp4"))).isTrue();
  }

  /** The disk is not mounted: an empty folder is there in its place, or none. */
  @Test
  void remove_doesNotForgetWhatItCannotSee() throws IOException {
    assertThat(isDoneWith(FILE)).isFalse();

    put(".work/marker");
    assertThat(isDoneWith(FILE)).isFalse();
    assertThat(isDoneWith(leftover("folder/d.mp4"))).isFalse();
    Files.delete(root.resolve(".work/marker"));
    Files.delete(root.resolve(".work"));
    Files.delete(root);
    assertThat(isDoneWith(FILE)).isFalse();

    put("a.mp4");
    assertThat(isDoneWith(FILE)).isTrue();
    assertThat(root.resolve("a.mp4")).doesNotExist();
  }
}
