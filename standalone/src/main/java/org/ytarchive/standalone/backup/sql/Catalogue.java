package org.ytarchive.standalone.backup.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ytarchive.standalone.backup.Manifest.SequenceCopy;

/** What PostgreSQL says is in a schema. */
final class Catalogue {
  /** Flyway's own table: a restored schema gets a new one from the same migrations. */
  private static final String HISTORY = "flyway_schema_history";

  private static final String TABLES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and c.relkind = 'r' and c.relname <> '%s' order by 1
      """
          .formatted(HISTORY);

  /** Those that are worked out from others are worked out again. */
  private static final String COLUMNS =
      """
      select a.attname from pg_attribute a
       where a.attrelid = (? || '.' || ?)::regclass and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = '' order by a.attnum
      """;

  private static final String SEQUENCES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ? and c.relkind = 'S' order by 1
      """;

  private static final String VERSIONS =
      "select version from %s." + HISTORY + " where success and version is not null";

  private final Connection connection;
  private final String schema;

  Catalogue(Connection connection, String schema) {
    this.connection = connection;
    this.schema = schema;
  }

  /** Tables, views, sequences: anything that rows or names of rows stand in. */
  boolean hasAnything() throws SQLException {
    var sql =
        """
        select 1::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = ? limit 1
        """;
    return !Rows.texts(connection, sql, schema).isEmpty();
  }

  List<String> tables() throws SQLException {
    return Rows.texts(connection, TABLES, schema);
  }

  List<String> columns(String table) throws SQLException {
    return Rows.texts(connection, COLUMNS, Rows.quoted(schema), Rows.quoted(table));
  }

  /** Flyway's versions in it; empty when it was never migrated. */
  List<String> versions() throws SQLException {
    var history = "select to_regclass(?)::text";
    return Rows.texts(connection, history, schema + "." + HISTORY).getFirst() == null
        ? List.of()
        : Rows.texts(connection, VERSIONS.formatted(Rows.quoted(schema)));
  }

  List<SequenceCopy> sequences() throws SQLException {
    var copies = new ArrayList<SequenceCopy>();
    for (var name : Rows.texts(connection, SEQUENCES, schema)) {
      var sql = "select last_value, is_called from " + qualified(name);
      copies.addAll(
          Rows.of(
              connection, row -> new SequenceCopy(name, row.getLong(1), row.getBoolean(2)), sql));
    }
    return copies;
  }

  String qualified(String name) {
    return Rows.quoted(schema) + "." + Rows.quoted(name);
  }
}
