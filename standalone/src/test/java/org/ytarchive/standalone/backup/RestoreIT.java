package org.ytarchive.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a backup brings back, and where it refuses to. */
class RestoreIT extends ArchiveWithBackups {
  @Test
  void restore_bringsEveryRowAndFileBack() throws Exception {
    var made = archive.backup(target).make();
    assertThat(made.isWhole()).isTrue();

    var other = restored();

    assertThat(other.everything()).isEqualTo(archive.everything());
    assertThat(other.files()).isEqualTo(archive.files()).hasSize(3);
    assertThat(Restore.mark(other.home)).doesNotExist();
  }

  /** Hard links share their bytes again, and what is new gets new ids. */
  @Test
  void restore_goesOnWhereTheArchiveStood() throws Exception {
    archive.backup(target).make();

    var other = restored();

    var link =
        other
            .downloads()
            .resolve(
                "5b2d1d8e-0000-4000-8000-000000000001/5b2d1d8e-0000-4000-8000-000000000002/video/with"
                    + " 'odd' \u65e5\u672c [b].mp4");
    assertThat(Files.isSameFile(link, other.downloads().resolve("with 'odd' \u65e5\u672c [b].mp4")))
        .isTrue();
    other.store("ccccccccccc", "three.mp4", "third");
    assertThat(other.ask("select id from storage.video_records where video_id = 'ccccccccccc'"))
        .isEqualTo("3");
    assertThat(other.ask("select sum(videos) from storage.totals")).isEqualTo("3");
    assertThat(other.ask("select picked::text || picked_by from jobs.job_queue"))
        .isEqualTo("truegone");
  }

  /** The numbers of an old server would hide all events from the readers of a young one. */
  @Test
  void restore_keepsTheOrderOfEventsAndHidesNone() throws Exception {
    archive.sql(
        "insert into jobs.upload_listeners values (gen_random_uuid(), 'c', 9000000006, 3, true,"
            + " false, now())");
    archive.backup(target).make();

    var other = restored();

    var order = "select string_agg(seq::text, ' ' order by tx, id) from jobs.events";
    assertThat(other.ask(order)).isEqualTo(archive.ask(order)).isEqualTo("5 1 3 4 2");
    var hidden =
        "select count(*) from jobs.events where tx >= pg_snapshot_xmin(pg_current_snapshot())";
    assertThat(other.ask(hidden)).isEqualTo("0");
    var unheard =
        "select string_agg(seq::text, ' ' order by tx, e.id) from jobs.events e,"
            + " jobs.upload_listeners where (tx, e.id) > (heard_tx::text::xid8, heard_id)";
    assertThat(other.ask(unheard)).isEqualTo(archive.ask(unheard)).isEqualTo("4 2");
  }

  /**
   * Download has finished it, and Storage was to hear of it next; another is gone, as it may be.
   */
  @Test
  void restore_bringsBackWhatWasAboutToBeStored() throws Exception {
    Files.writeString(archive.downloads().resolve("new.mp4"), "newest");
    archive.sql(
        """
        insert into download.downloads (id, attempt, work_folder, video_id, quality, extract_audio, quality_strict,
            output_folder, created_at, file, companions)
        values (gen_random_uuid(), 1, 'w', 'aaaaaaaaaaa', 'best', false, false, '/downloads', now(),
                '{"path": "/downloads/new.mp4", "size": 6, "sha256": "%s"}',
                '{"files": [{"path": "/downloads/gone.webp", "size": 1, "sha256": "%s"}], "missing": []}')
        """
            .formatted(SmallArchive.sha256("newest"), SmallArchive.sha256("x")));

    assertThat(archive.backup(target).make().isWhole()).isTrue();

    assertThat(restored().files()).isEqualTo(archive.files()).containsKey("new.mp4");
  }

  @Test
  void verify_findsADamagedFileAndRestoreDoesNotBringItBack() throws Exception {
    archive.backup(target).make();
    var sha256 = SmallArchive.sha256("first");
    Files.writeString(
        target.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256), "FIRST");

    var found = new Verification(target, Watcher.NONE).verify(Optional.empty());
    assertThat(found.damages()).singleElement().asString().endsWith(sha256 + " is damaged");

    var other = new SmallArchive(folder.resolve("other"), server.emptyDatabase());
    var restore = new Restore(target, other.home, other.roots(), Watcher.NONE);
    var result = restore.restore(restore.check(Optional.empty()), other::sources);
    assertThat(result.damages())
        .containsExactly("/downloads/One [aaaaaaaaaaa].mp4: the backup's copy is damaged");
    assertThat(other.files()).hasSize(2);
  }

  @Test
  void restore_refusesADamagedTableBeforeItTouchesAnything() throws Exception {
    var id = archive.backup(target).make().manifest().id();
    var table = target.resolve("backups").resolve(id).resolve("jobs.jobs.copy.gz");
    var bytes = Files.readAllBytes(table);
    bytes[bytes.length / 2] ^= 1;
    Files.write(table, bytes);

    assertThatThrownBy(this::restored).hasMessageContaining("jobs.jobs.copy.gz is damaged");
    assertThat(folder.resolve("other1")).doesNotExist();
  }

  @Test
  void restore_refusesAHomeThatIsNotEmpty() throws Exception {
    archive.backup(target).make();
    var restore = new Restore(target, archive.home, archive.roots(), Watcher.NONE);

    assertThatThrownBy(() -> restore.check(Optional.empty()))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void restore_refusesADatabaseThatHasOurSchemas() throws Exception {
    archive.backup(target).make();
    var home = folder.resolve("other");
    var other = new SmallArchive(home, archive.database);
    var restore = new Restore(target, home, other.roots(), Watcher.NONE);
    var manifest = restore.check(Optional.empty());
    var before = archive.everything();

    assertThatThrownBy(() -> restore.restore(manifest, archive::sources))
        .hasMessageContaining("has a schema 'jobs' already");
    assertThat(archive.everything()).isEqualTo(before);
  }
}
