package org.ytarchive.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveRoot;
import org.ytarchive.common.ArchiveRoots;
import org.ytarchive.common.settings.SettingsException;

class StorageRootsTest {
  @TempDir Path home;
  StorageRoots roots;

  @BeforeEach
  void makeRoots() {
    roots =
        new StorageRoots(
            new StorageSettings(
                "/downloads=" + home.resolve("d") + ", /archive=" + home.resolve("a")));
  }

  @Test
  void roots_areMadeWhenTheyAreNotThere() {
    assertThat(roots.all())
        .containsExactly(
            new ArchiveRoot("/downloads", home.resolve("d")),
            new ArchiveRoot("/archive", home.resolve("a")))
        .allSatisfy(root -> assertThat(root.folder()).isDirectory());
  }

  @Test
  void locate_findsTheRootByItsName() {
    assertThat(roots.locate("/archive/x/y.mp4"))
        .hasValueSatisfying(
            place -> {
              assertThat(place.root().name()).isEqualTo("/archive");
              assertThat(place.path()).isEqualTo(home.resolve("a/x/y.mp4"));
              assertThat(place.relative()).isEqualTo("x/y.mp4");
            });
  }

  @Test
  void locate_takesARealPathInsideARoot() {
    assertThat(roots.locate(home.resolve("a/y.mp4").toString()))
        .hasValueSatisfying(place -> assertThat(place.root().name()).isEqualTo("/archive"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "/downloads/../secret",
        "/downloads/../../etc/passwd",
        "../secret",
        "/downloadsX/a.mp4",
        "/downloads/a\0b"
      })
  void locate_refusesWhatLiesOutside(String path) {
    assertThat(roots.locate(path)).isEmpty();
  }

  /** A link inside the folder must not be a way out of it. */
  @Test
  void locate_refusesALinkThatLeadsOut() throws IOException {
    var secret = Files.writeString(home.resolve("secret"), "x");
    Files.createSymbolicLink(home.resolve("d/link.mp4"), secret);
    Files.createSymbolicLink(home.resolve("d/folder"), home);

    assertThat(roots.locate("/downloads/link.mp4")).isEmpty();
    assertThat(roots.locate("/downloads/folder/secret")).isEmpty();
  }

  @Test
  void locate_ofAStoredFileWhoseRootIsGone() {
    var file = new StoredFile(FileKind.VIDEO, null, "/old", "a.mp4", 1, "0".repeat(64), null);

    assertThat(roots.locate(file)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",", "/downloads", "downloads=/x", "/a=/x,/a=/y", "/a=relative", "/a/b=/x"})
  void parse_refusesWhatIsNoListOfRoots(String text) {
    assertThatThrownBy(() -> ArchiveRoots.parse(text))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("STORAGE_ROOTS");
  }
}
