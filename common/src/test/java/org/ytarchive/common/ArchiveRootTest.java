package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveRootTest {
  @TempDir Path temp;
  private ArchiveRoot root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = new ArchiveRoot("/downloads", Files.createDirectories(temp.resolve("real")));
  }

  @Test
  void resolve_knowsTheVirtualNameAndTheRealOne() {
    var file = temp.resolve("real/a/b.mp4");

    assertThat(root.resolve("/downloads/a/b.mp4")).contains(file);
    assertThat(root.resolve("a/b.mp4")).contains(file);
    assertThat(root.resolve(file.toString())).contains(file);
    assertThat(root.resolve("/downloads")).contains(temp.resolve("real"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "..",
        "../real2/x",
        "/downloads/../x",
        "/downloads/a/../../x",
        "/downloadsx/a",
        "a\0b",
      })
  void resolve_isEmptyForWhatLeaves(String wire) {
    assertThat(root.resolve(wire)).isEmpty();
  }

  @Test
  void resolve_doesNotFollowALinkOut() throws IOException {
    Files.createDirectories(temp.resolve("outside"));
    Files.createSymbolicLink(root.folder().resolve("door"), temp.resolve("outside"));
    Files.createSymbolicLink(root.folder().resolve("later"), temp.resolve("not-there-yet"));

    assertThat(root.resolve("/downloads/door/x")).isEmpty();
    assertThat(root.resolve("/downloads/later")).isEmpty();
  }

  @Test
  void wire_isTheWayBack() {
    assertThat(root.wire(temp.resolve("real/a/b.mp4"))).isEqualTo("/downloads/a/b.mp4");
    assertThat(root.wire(temp.resolve("real"))).isEqualTo("/downloads");
  }
}
