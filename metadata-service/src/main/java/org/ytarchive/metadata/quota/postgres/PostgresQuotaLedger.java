package org.ytarchive.metadata.quota.postgres;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.quota.QuotaLedger;

/** The ledger in {@code metadata.quota_ledger}. The row's lock lines the replicas up. */
@Singleton
class PostgresQuotaLedger implements QuotaLedger {
  private static final String TAKE =
      """
      insert into quota_ledger as booked (bucket, day, used)
      select ?, ?, 1 where ? >= 1
      on conflict (bucket, day) do update set used = booked.used + 1 where booked.used < ?
      returning used
      """;

  private static final String ADD =
      """
      insert into quota_ledger as booked (bucket, day, used)
      values (?, ?, ?)
      on conflict (bucket, day) do update set used = booked.used + excluded.used
      """;

  private static final String USED = "select bucket, used from quota_ledger where day = ?";

  private final DataSource database;

  PostgresQuotaLedger(DataSource database) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
  }

  /** What is done with one statement. */
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  @Override
  public OptionalLong take(QuotaBucket bucket, LocalDate day, long limit) {
    return run(
        TAKE,
        statement -> {
          name(statement, bucket, day);
          statement.setLong(3, limit);
          statement.setLong(4, limit);
          try (var rows = statement.executeQuery()) {
            return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
          }
        });
  }

  @Override
  public void add(QuotaBucket bucket, LocalDate day, long units) {
    run(
        ADD,
        statement -> {
          name(statement, bucket, day);
          statement.setLong(3, units);
          return statement.executeUpdate();
        });
  }

  private static void name(PreparedStatement statement, QuotaBucket bucket, LocalDate day)
      throws SQLException {
    statement.setString(1, bucket.word());
    statement.setObject(2, day);
  }

  @Override
  public Map<QuotaBucket, Long> used(LocalDate day) {
    return run(
        USED,
        statement -> {
          statement.setObject(1, day);
          var used = new EnumMap<QuotaBucket, Long>(QuotaBucket.class);
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              used.put(bucket(rows.getString(1)), rows.getLong(2));
            }
          }
          return used;
        });
  }

  private static QuotaBucket bucket(String word) {
    return QuotaBucket.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private <T> T run(String sql, Work<T> work) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new DataAccessException("quota: " + e.getMessage(), e);
    }
  }
}
