package org.ytarchive.download.sql;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.postgres.SingleStatement;

/** Statements with their values, in the running transaction or one of their own. */
@Singleton
public class Sql {

  /** Reads one row. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private interface Work<T> {
    T in(PreparedStatement statement) throws SQLException;
  }

  private final TransactionOperations<Connection> transactions;
  private final SingleStatement single;

  Sql(TransactionOperations<Connection> transactions, SingleStatement single) {
    this.transactions = transactions;
    this.single = single;
  }

  /** All that {@code work} does is one transaction. */
  public <T> T together(java.util.function.Supplier<T> work) {
    return transactions.executeWrite(status -> work.get());
  }

  public int update(String sql, @Nullable Object... values) {
    return run(sql, values, PreparedStatement::executeUpdate);
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
    return run(sql, values, statement -> rows(statement, row));
  }

  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
    return list(sql, row, values).stream().findFirst();
  }

  private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
    try (var results = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (results.next()) {
        all.add(row.read(results));
      }
      return all;
    }
  }

  private <T> T run(String sql, Object[] values, Work<T> work) {
    return single.run(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return work.in(statement);
          }
        });
  }

  private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
    }
  }
}
