package org.ytarchive.standalone.backup.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short questions. */
final class Rows {

  private Rows() {}

  /** Reads one row. */
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> of(Connection connection, Reading<T> reading, String sql, String... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      var found = new ArrayList<T>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.read(rows));
        }
      }
      return found;
    }
  }

  static List<String> texts(Connection connection, String sql, String... values)
      throws SQLException {
    return of(connection, row -> row.getString(1), sql, values);
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As an identifier in a statement. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
