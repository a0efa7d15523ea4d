package org.ytarchive.standalone.backup.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Manifest.SchemaCopy;
import org.ytarchive.standalone.backup.Manifest.TableCopy;

/**
 * A schema its migrations have just made, to be filled. Triggers must not count again what was
 * counted, and rows come in any order: so while it is filled it has no triggers, no foreign keys
 * and no indexes but those of its keys. They are made again in the same transaction, which checks
 * every reference.
 */
final class EmptySchema {
  private static final String REFERENCES =
      """
      select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
             format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname,
                    pg_get_constraintdef(c.oid))
        from pg_constraint c join pg_namespace n on n.oid = c.connamespace
       where n.nspname = ? and c.contype = 'f' order by c.conname
      """;

  private static final String INDEXES =
      """
      select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
        from pg_index i join pg_class c on c.oid = i.indexrelid
             join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
         and i.indrelid <> coalesce(to_regclass(n.nspname || '.flyway_schema_history'), 0)
       order by c.relname
      """;

  private final Connection connection;
  private final SchemaCopy copy;
  private final Catalogue catalogue;

  EmptySchema(Connection connection, SchemaCopy copy) {
    this.connection = connection;
    this.copy = copy;
    this.catalogue = new Catalogue(connection, copy.name());
  }

  /** What is taken away and put back. */
  private record Aside(String drop, String create) {}

  /** Fills it from the files in this folder; the caller commits. */
  void fill(Path folder, LongConsumer read) throws SQLException, IOException {
    refuseOtherTables();
    var aside = new ArrayList<>(aside(INDEXES));
    aside.addAll(aside(REFERENCES));
    for (var one : aside.reversed()) {
      Rows.execute(connection, one.drop());
    }
    forEachTable("alter table %s disable trigger user");
    Rows.execute(connection, "truncate " + allTables());
    for (var table : copy.tables()) {
      fill(table, folder, read);
    }
    setSequences();
    for (var one : aside) {
      Rows.execute(connection, one.create());
    }
    forEachTable("alter table %s enable trigger user");
  }

  private void refuseOtherTables() throws SQLException {
    var names = copy.tables().stream().map(TableCopy::name).toList();
    if (!new HashSet<>(names).equals(new HashSet<>(catalogue.tables()))) {
      throw new BackupException(
          "version %s of the schema '%s' has other tables here than in the backup: it was written by another program"
              .formatted(copy.version(), copy.name()));
    }
  }

  private List<Aside> aside(String sql) throws SQLException {
    return Rows.of(
        connection, row -> new Aside(row.getString(1), row.getString(2)), sql, copy.name());
  }

  private String allTables() {
    return copy.tables().stream()
        .map(table -> catalogue.qualified(table.name()))
        .collect(Collectors.joining(", "));
  }

  private void forEachTable(String sql) throws SQLException {
    for (var table : copy.tables()) {
      Rows.execute(connection, sql.formatted(catalogue.qualified(table.name())));
    }
  }

  private void fill(TableCopy table, Path folder, LongConsumer read)
      throws SQLException, IOException {
    var columns = table.columns().stream().map(Rows::quoted).collect(Collectors.joining(", "));
    var sql = "copy %s (%s) from stdin".formatted(catalogue.qualified(table.name()), columns);
    long rows;
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve(table.file())))) {
      rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
    }
    read.accept(table.bytes());
    if (rows != table.rows()) {
      throw new BackupException(
          "%s.%s has %d rows in the backup's list, and %d in its file"
              .formatted(copy.name(), table.name(), table.rows(), rows));
    }
  }

  private void setSequences() throws SQLException {
    for (var sequence : copy.sequences()) {
      var sql = "select setval(?::regclass, %d, %b)::text";
      Rows.texts(
          connection,
          sql.formatted(sequence.value(), sequence.called()),
          catalogue.qualified(sequence.name()));
    }
  }
}
