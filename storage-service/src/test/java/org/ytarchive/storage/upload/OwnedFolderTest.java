package org.ytarchive.storage.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnedFolderTest {
  @TempDir Path base;

  /** The claims of another process: prints its folder and lives until its input ends. */
  static final class Another {
    private Another() {}

    public static void main(String[] args) throws IOException {
      var owned = OwnedFolder.claim(Path.of(args[0]));
      Files.writeString(owned.path().resolve("upload"), "bytes");
      System.out.println(owned.path());
      System.in.read();
    }
  }

  @Test
  void sweep_leavesTheLivingAndDeletesTheDead() throws Exception {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Another.class.getName(),
                base.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader()) {
      var theirs = Path.of(out.readLine());
      OwnedFolder.sweep(base);
      assertThat(theirs.resolve("upload")).exists();

      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      OwnedFolder.sweep(base);
      assertThat(base).isEmptyDirectory();
    }
  }

  /** Two services in one process, as the standalone and tests run them. */
  @Test
  void sweep_leavesWhatThisProcessHolds() throws IOException {
    try (var ours = OwnedFolder.claim(base)) {
      Files.writeString(ours.path().resolve("upload"), "bytes");
      OwnedFolder.sweep(base);
      assertThat(ours.path().resolve("upload")).exists();
    }
    assertThat(base).isEmptyDirectory();
  }

  /** A folder without a lock has lost its owner in the middle of being deleted. */
  @Test
  void sweep_deletesWhatHasNoLockAndNothingElse() throws IOException {
    var lost = Files.createDirectory(base.resolve("in-" + UUID.randomUUID()));
    Files.writeString(lost.resolve("upload"), "bytes");
    var stranger = Files.writeString(base.resolve("notes.txt"), "not ours");

    OwnedFolder.sweep(base);

    assertThat(lost).doesNotExist();
    assertThat(stranger).exists();
  }

  @Test
  void sweep_ofNothing() throws IOException {
    OwnedFolder.sweep(base.resolve("none"));
    assertThat(base).isEmptyDirectory();
  }
}
