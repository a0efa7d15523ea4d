package org.ytarchive.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standalone.backup.sql.Database;
import org.ytarchive.standalone.backup.sql.Migrations;
import org.ytarchive.standalone.postgres.EmbeddedPostgres;

/** Backups of archives on one real PostgreSQL, each in a database of its own. */
class BackupIT {
  private static final String JOB = "5b2d1d8e-0000-4000-8000-00000000000a";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir static Path server;
  private static EmbeddedPostgres postgres;

  @TempDir Path folder;
  private SmallArchive archive;
  private Path target;

  @BeforeAll
  static void start() throws SQLException {
    postgres = EmbeddedPostgres.start(server);
    new SmallArchive(server, newDatabase("template0", "migrated")).migrated();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void fill() throws Exception {
    target = folder.resolve("backups");
    archive = new SmallArchive(folder.resolve("home"), newDatabase("migrated"));
    archive.store("aaaaaaaaaaa", "One [aaaaaaaaaaa].mp4", "first");
    var second = archive.store("bbbbbbbbbbb", "with 'odd' \u65e5\u672c [b].mp4", "second");
    archive.link(second, "second");
    archive.job(JOB);
    archive.sql(
        "update storage.video_records set best_file = (select min(id) from storage.stored_files)");
  }

  private static Database newDatabase() throws SQLException {
    return newDatabase("template0");
  }

  private static Database newDatabase(String template) throws SQLException {
    return newDatabase(template, "archive" + DATABASES.incrementAndGet());
  }

  private static Database newDatabase(String template, String name) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
      statement.execute("alter database " + name + " set timezone to 'Pacific/Auckland'");
    }
    var url = postgres.url().replaceFirst("/[^/]*$", "/" + name);
    return new Database(url, postgres.user(), postgres.password());
  }

  private SmallArchive restored() throws Exception {
    return restored(Optional.empty());
  }

  private SmallArchive restored(Optional<String> id) throws Exception {
    var other = new SmallArchive(folder.resolve("other" + DATABASES.get()), newDatabase());
    var restore = new Restore(target, other.home, other.roots(), Watcher.NONE);
    var result = restore.restore(restore.check(id), other::sources);
    assertThat(result.damages()).isEmpty();
    return other;
  }

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
  void verify_findsADamagedFileAndRestoreDoesNotBringItBack() throws Exception {
    archive.backup(target).make();
    var sha256 = SmallArchive.sha256("first");
    Files.writeString(
        target.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256), "FIRST");

    var found = new Verification(target, Watcher.NONE).verify(Optional.empty());
    assertThat(found.damages()).singleElement().asString().endsWith(sha256 + " is damaged");

    var other = new SmallArchive(folder.resolve("other"), newDatabase());
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
    assertThat(folder.resolve("other" + DATABASES.get())).doesNotExist();
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

  @Test
  void restore_refusesASchemaOfANewerProgram() throws Exception {
    archive.sql(
        "insert into jobs.flyway_schema_history select 1000, '999', 'x', 'SQL', 'V999__x.sql', 1,"
            + " 'u', now(), 1, true");
    archive.backup(target).make();

    assertThatThrownBy(this::restored)
        .hasMessageContaining("the backup's schema 'jobs' has version 999")
        .hasMessageContaining("restore it with the YTArchive that made it, or a newer one");
  }

  /** Storage's schema lies on another server; and on the new ones an operator has made them all. */
  @Test
  void restore_ofDatabasesOfTheirOwn() throws Exception {
    var storage = new SmallArchive(archive.home, newDatabase("migrated"));
    storage.store("ccccccccccc", "three.mp4", "third");
    var apart = List.of(source(archive, CALLERS), source(storage, List.of("storage")));

    var made = new Backup(target, archive.roots(), apart, "test", Watcher.NONE).make();

    assertThat(made.isWhole()).isTrue();
    assertThat(made.manifest().files().count()).isEqualTo(1);
    var home = folder.resolve("other");
    var first = new SmallArchive(home, newDatabase());
    var second = new SmallArchive(home, newDatabase());
    for (var schema : Source.ALL) {
      first.sql("create schema " + schema);
      second.sql("create schema " + schema);
    }
    var restore = new Restore(target, home, first.roots(), Watcher.NONE);
    restore.restore(
        restore.check(Optional.empty()),
        () -> List.of(source(first, CALLERS), source(second, List.of("storage"))));

    for (var schema : CALLERS) {
      assertThat(rows(first, schema)).isNotEmpty().isEqualTo(rows(archive, schema));
    }
    assertThat(rows(second, "storage")).isNotEmpty().isEqualTo(rows(storage, "storage"));
    assertThat(rows(first, "storage")).isEmpty();
    assertThat(first.files()).containsOnlyKeys("three.mp4");
  }

  private static final List<String> CALLERS = List.of("jobs", "metadata", "download");

  private static Source source(SmallArchive of, List<String> schemas) {
    return new Source(of.database, schemas);
  }

  private static Map<String, String> rows(SmallArchive of, String schema) throws SQLException {
    var all = of.everything();
    all.keySet().removeIf(table -> !table.startsWith(schema + "."));
    return all;
  }

  /** Made by the operator for roles that may make none: there for the next try, and empty. */
  @Test
  void restore_thatFailsLeavesSchemasEmpty() throws Exception {
    archive.backup(target).make();
    var other = new SmallArchive(folder.resolve("other"), newDatabase());
    for (var schema : Source.ALL) {
      other.sql("create schema " + schema);
    }
    var restore = new Restore(target, other.home, other.roots(), Watcher.NONE);
    var manifest = restore.check(Optional.empty());
    Files.delete(target.resolve("backups").resolve(manifest.id()).resolve("storage.links.copy.gz"));

    assertThatThrownBy(() -> restore.restore(manifest, other::sources))
        .hasMessageContaining("cannot be restored");

    assertThat(other.ask("select count(*) from pg_namespace where nspname in ('jobs', 'storage')"))
        .isEqualTo("2");
    assertThat(other.ask("select count(*) from pg_tables where schemaname in ('jobs', 'storage')"))
        .isEqualTo("0");
  }

  /**
   * Each schema as it was at some version on the way: it comes back with its rows, as today's.
   *
   * @param passed how much of that way lay behind it
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 0.8})
  void restore_bringsAnOlderSchemaUpToDate(double passed) throws Exception {
    var old = new SmallArchive(folder.resolve("old"), newDatabase());
    old.migratedTo(versions(passed));
    old.store("aaaaaaaaaaa", "One [aaaaaaaaaaa].mp4", "first");
    var made = old.backup(folder.resolve("old-backups")).make();
    assertThat(made.isWhole()).isTrue();

    var other = new SmallArchive(folder.resolve("other"), newDatabase());
    var restore =
        new Restore(folder.resolve("old-backups"), other.home, other.roots(), Watcher.NONE);
    restore.restore(restore.check(Optional.empty()), other::sources);

    old.migrated();
    assertThat(other.everything()).isEqualTo(old.everything());
    assertThat(other.files()).isEqualTo(old.files()).hasSize(1);
  }

  private static Map<String, String> versions(double passed) {
    var all = new HashMap<String, String>();
    for (var schema : Source.ALL) {
      var known = Migrations.known(schema);
      all.put(schema, known.get((int) (passed * (known.size() - 1))).getVersion());
    }
    return all;
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
