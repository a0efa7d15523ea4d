package org.ytarchive.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standalone.backup.sql.Migrations;

/** Schemas that stood elsewhere, or were others, than where they are brought back. */
class RestoredSchemasIT extends ArchiveWithBackups {
  private static final List<String> CALLERS = List.of("jobs", "metadata", "download");

  /** Storage's schema lies on another server; and on the new ones an operator has made them all. */
  @Test
  void restore_ofDatabasesOfTheirOwn() throws Exception {
    var storage = new SmallArchive(archive.home, server.migratedDatabase());
    storage.store("ccccccccccc", "three.mp4", "third");
    var apart = List.of(source(archive, CALLERS), source(storage, List.of("storage")));

    var made = new Backup(target, archive.roots(), apart, "test", Watcher.NONE).make();

    assertThat(made.isWhole()).isTrue();
    assertThat(made.manifest().files().count()).isEqualTo(1);
    var home = folder.resolve("other");
    var first = new SmallArchive(home, server.emptyDatabase());
    var second = new SmallArchive(home, server.emptyDatabase());
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
    var other = new SmallArchive(folder.resolve("other"), server.emptyDatabase());
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
    var old = new SmallArchive(folder.resolve("old"), server.emptyDatabase());
    old.migratedTo(versions(passed));
    old.store("aaaaaaaaaaa", "One [aaaaaaaaaaa].mp4", "first");
    var made = old.backup(folder.resolve("old-backups")).make();
    assertThat(made.isWhole()).isTrue();

    var other = new SmallArchive(folder.resolve("other"), server.emptyDatabase());
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
  void restore_refusesASchemaOfANewerProgram() throws Exception {
    archive.sql(
        "insert into jobs.flyway_schema_history select 1000, '999', 'x', 'SQL', 'V999__x.sql', 1,"
            + " 'u', now(), 1, true");
    archive.backup(target).make();

    assertThatThrownBy(this::restored)
        .hasMessageContaining("the backup's schema 'jobs' has version 999")
        .hasMessageContaining("restore it with the YTArchive that made it, or a newer one");
  }
}
