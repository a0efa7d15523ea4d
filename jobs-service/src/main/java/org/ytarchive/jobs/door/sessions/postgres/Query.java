package org.ytarchive.jobs.door.sessions.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement with what goes into it, in order. */
final class Query {

  private Query() {}

  /** Turns the row the cursor stands on into a value. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> list(Connection c, Reader<T> reader, String sql, Object... values)
      throws SQLException {
    try (var statement = prepare(c, sql, values);
        var row = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (row.next()) {
        found.add(reader.read(row));
      }
      return found;
    }
  }

  static int update(Connection c, String sql, Object... values) throws SQLException {
    try (var statement = prepare(c, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection c, String sql, Object... values)
      throws SQLException {
    var statement = c.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
