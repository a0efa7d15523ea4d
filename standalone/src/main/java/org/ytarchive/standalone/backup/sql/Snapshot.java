package org.ytarchive.standalone.backup.sql;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.ytarchive.standalone.backup.BackupException;
import org.ytarchive.standalone.backup.Disk;
import org.ytarchive.standalone.backup.Manifest.Listed;
import org.ytarchive.standalone.backup.Manifest.SchemaCopy;
import org.ytarchive.standalone.backup.Manifest.TableCopy;

/**
 * One moment of a database: everything read from here is as it was when this was opened. It takes
 * no lock that a service would wait for, and no number, so that the event log does not wait either.
 */
public final class Snapshot implements AutoCloseable {
  private final Database database;
  private final Connection connection;
  private final Instant takenAt;

  private Snapshot(Database database, Connection connection) throws SQLException {
    this.database = database;
    this.connection = connection;
    this.takenAt =
        Rows.of(
                connection,
                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                "select date_trunc('milliseconds', clock_timestamp())")
            .getFirst();
  }

  /** Throws {@link BackupException} when the database cannot be reached. */
  public static Snapshot open(Database database) {
    try {
      var connection = database.connect();
      try {
        Rows.execute(connection, "set search_path to pg_catalog; set statement_timeout to 0");
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return new Snapshot(database, connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new BackupException(
          "the database " + database + " cannot be read: " + e.getMessage(), e);
    }
  }

  public Instant takenAt() {
    return takenAt;
  }

  /** Roughly what there is to read. */
  public long bytes(List<String> schemas) throws SQLException {
    var sql =
        """
        select coalesce(sum(pg_relation_size(c.oid)), 0)::text
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? and c.relkind = 'r'
        """;
    long sum = 0;
    for (var schema : schemas) {
      sum += Long.parseLong(Rows.texts(connection, sql, schema).getFirst());
    }
    return sum;
  }

  /** Writes all tables of a schema into a folder. */
  public SchemaCopy copy(String schema, Path folder, LongConsumer read)
      throws SQLException, IOException {
    var catalogue = new Catalogue(connection, schema);
    var version =
        catalogue.versions().stream()
            .max(
                (a, b) ->
                    MigrationVersion.fromVersion(a).compareTo(MigrationVersion.fromVersion(b)))
            .orElseThrow(() -> new BackupException(database + " has no schema '" + schema + "'"));
    var tables = new ArrayList<TableCopy>();
    for (var table : catalogue.tables()) {
      tables.add(copy(catalogue, schema, table, folder, read));
    }
    return new SchemaCopy(
        schema, version, database.toString(), takenAt, tables, catalogue.sequences());
  }

  private TableCopy copy(
      Catalogue catalogue, String schema, String table, Path folder, LongConsumer read)
      throws SQLException, IOException {
    var columns = catalogue.columns(table);
    var name = schema + "." + table + ".copy.gz";
    var rows = new AtomicLong();
    var sql = query(schema + "." + table, catalogue.qualified(table), columns);
    var written = write(folder.resolve(name), sql, rows, read);
    return new TableCopy(table, columns, rows.get(), name, written.bytes(), written.sha256());
  }

  private static String query(String table, String qualified, List<String> columns) {
    var source =
        columns.stream()
            .flatMap(column -> EventOrder.of(table, column).stream())
            .map(EventOrder.Instead::source)
            .findFirst()
            .orElse(qualified);
    var selected =
        columns.stream()
            .map(
                column ->
                    EventOrder.of(table, column)
                        .map(EventOrder.Instead::column)
                        .orElse(Rows.quoted(column)))
            .collect(Collectors.joining(", t.", "t.", ""));
    return "select " + selected + " from " + source + " t";
  }

  /** Writes one of the lists of kept files. */
  public Listed list(FilesOf files, Path folder) throws SQLException, IOException {
    var rows = new AtomicLong();
    var name = files.fileName();
    var sql = files.query(this);
    var written = write(folder.resolve(name), sql, rows, n -> {});
    var total = "select coalesce(sum(bytes), 0)::text from (" + sql + ") listed";
    return new Listed(
        name,
        rows.get(),
        Long.parseLong(Rows.texts(connection, total).getFirst()),
        written.sha256());
  }

  boolean has(String schema, String table) throws SQLException {
    return Rows.texts(connection, "select to_regclass(?)::text", schema + "." + table).getFirst()
        != null;
  }

  boolean has(String schema, String table, String column) throws SQLException {
    return has(schema, table) && new Catalogue(connection, schema).columns(table).contains(column);
  }

  private Disk.Written write(Path file, String query, AtomicLong rows, LongConsumer read)
      throws SQLException, IOException {
    var copies = connection.unwrap(PGConnection.class).getCopyAPI();
    return Disk.write(
        file,
        out -> {
          try (var packed = new GZIPOutputStream(out, 1 << 16)) {
            rows.set(copies.copyOut("copy (" + query + ") to stdout", counting(packed, read)));
          } catch (SQLException e) {
            throw new IOException("the database ended in the middle: " + e.getMessage(), e);
          }
        });
  }

  private static OutputStream counting(OutputStream out, LongConsumer read) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        read.accept(length);
      }
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
