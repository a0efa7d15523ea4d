package org.ytarchive.common.http.postgres;

import jakarta.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One statement with what goes into it, in order. */
public final class Sql {
  private final String text;
  private final List<Object> values;

  private Sql(String text, List<Object> values) {
    this.text = text;
    this.values = values;
  }

  public static Sql of(String text, @Nullable Object... values) {
    return new Sql(text, Arrays.asList(values));
  }

  /** Turns the row the cursor stands on into a value. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** How many rows it changed. */
  public int update(Connection connection) throws SQLException {
    try (var statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  public <T> List<T> list(Connection connection, RowReader<T> reader) throws SQLException {
    try (var statement = prepare(connection);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  public <T> Optional<T> first(Connection connection, RowReader<T> reader) throws SQLException {
    return list(connection, reader).stream().findFirst();
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    var statement = connection.prepareStatement(text);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, forJdbc(values.get(i)));
    }
    return statement;
  }

  @Nullable
  private static Object forJdbc(@Nullable Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  /** A {@code timestamptz}, whatever the session's time zone. */
  @Nullable
  public static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Nullable
  public static Long number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }
}
