package org.ytarchive.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a backup keeps. */
class BackupIT extends ArchiveWithBackups {
  @Test
  void make_copiesOnlyWhatIsNew() throws Exception {
    assertThat(archive.backup(target).make().newFiles()).isEqualTo(2);
    var before = archive.files();
    archive.store("ccccccccccc", "three.mp4", "third");
    archive.store("ddddddddddd", "same bytes as one.mp4", "first");

    var second = archive.backup(target).make();

    assertThat(second.newFiles()).isEqualTo(1);
    assertThat(second.newBytes()).isEqualTo(5);
    assertThat(restored().files()).isEqualTo(archive.files());
    var first = Backups.list(target).getFirst().id();
    assertThat(restored(Optional.of(first)).files()).isEqualTo(before);
  }

  /** Deleted between the listing and the copying: a second snapshot does not know it any more. */
  @Test
  void make_takesANewSnapshotWhenAFileGoesMeanwhile() throws Exception {
    var warnings = new ArrayList<String>();
    var gone = archive.store("ccccccccccc", "three.mp4", "third");
    Files.delete(gone);
    var forgetting =
        new Recording(warnings) {
          @Override
          public void warn(String line) {
            super.warn(line);
            try {
              archive.forget("ccccccccccc");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        };

    var made = archive.backup(target, forgetting).make();

    assertThat(made.isWhole()).isTrue();
    assertThat(warnings)
        .containsExactly("files went while they were copied: taking a new snapshot");
    assertThat(restored().everything()).isEqualTo(archive.everything());
  }

  /** What lies in a bucket is known, and neither copied nor missed. */
  @Test
  void make_leavesTheBucketAlone() throws Exception {
    archive.sql(
        "update storage.stored_files set object = 's3://b/sha256/x' where path like 'One%'");
    Files.delete(archive.downloads().resolve("One [aaaaaaaaaaa].mp4"));

    var made = archive.backup(target).make();

    assertThat(made.isWhole()).isTrue();
    assertThat(made.manifest().bucket().count()).isEqualTo(1);
    assertThat(made.manifest().bucket().total()).isEqualTo(5);
    assertThat(restored().everything()).isEqualTo(archive.everything());
  }

  @Test
  void make_tellsWhatTheArchiveItselfLacks() throws Exception {
    Files.delete(archive.downloads().resolve("One [aaaaaaaaaaa].mp4"));
    var damaged = archive.store("ccccccccccc", "three.mp4", "third");
    Files.writeString(damaged, "other");

    var made = archive.backup(target).make();

    assertThat(made.isWhole()).isFalse();
    assertThat(made.manifest().missing())
        .containsExactlyInAnyOrder(
            "/downloads/One [aaaaaaaaaaa].mp4: there is no such file",
            "/downloads/three.mp4: its content is not what its record says");
  }

  @Test
  void make_refusesAFolderWithOtherThings() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("thesis.txt"), "mine");

    assertThatThrownBy(() -> archive.backup(target).make())
        .hasMessageContaining("no folder of backups");
  }

  /** The services' event log waits for the oldest open transaction: a backup must not be one. */
  @Test
  void make_holdsNoEventBack() throws Exception {
    var seen = new ArrayList<String>();
    var looking =
        new Recording(new ArrayList<>()) {
          @Override
          public void advance(long bytes) {
            try {
              seen.add(
                  archive.ask(
                      "select pg_snapshot_xmin(pg_current_snapshot()) ="
                          + " pg_snapshot_xmax(pg_current_snapshot())"));
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        };

    archive.backup(target, looking).make();

    assertThat(seen).isNotEmpty().containsOnly("t");
  }

  @Test
  void prune_removesOldBackupsAndWhatOnlyTheyHad() throws Exception {
    archive.backup(target).make();
    archive.forget("aaaaaaaaaaa");
    var second = archive.backup(target).make();

    var gone = new Pruning(target).keep(1);

    assertThat(gone.backups()).hasSize(1);
    assertThat(gone.files()).isEqualTo(1);
    assertThat(Backups.list(target)).containsExactly(second.manifest());
    assertThat(new Verification(target, Watcher.NONE).verify(Optional.empty()).damages()).isEmpty();
  }

  /** Remembers what was warned of. */
  private static class Recording implements Watcher {
    private final List<String> warnings;

    Recording(List<String> warnings) {
      this.warnings = warnings;
    }

    @Override
    public void begin(String step, long bytes) {}

    @Override
    public void advance(long bytes) {}

    @Override
    public void warn(String line) {
      warnings.add(line);
    }
  }
}
