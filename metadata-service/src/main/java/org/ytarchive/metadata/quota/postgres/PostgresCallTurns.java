package org.ytarchive.metadata.quota.postgres;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.ytarchive.metadata.quota.CallTurns;

/** Turns in {@code metadata.call_turns}, by the database's clock. The row's lock lines all up. */
@Singleton
class PostgresCallTurns implements CallTurns {
  /** A clock that was set back makes nobody wait for longer than ten minutes. */
  private static final String NEXT =
      """
      with gap as (select ? * interval '1 microsecond' as length)
      insert into call_turns as line (whom, next_at)
      select 'youtube', clock_timestamp() + length from gap
      on conflict (whom) do update
         set next_at = least(greatest(line.next_at, clock_timestamp()),
                             clock_timestamp() + interval '10 minutes')
                       + (select length from gap)
      returning extract(epoch from next_at - (select length from gap) - clock_timestamp()) * 1000000
      """;

  private final DataSource database;

  PostgresCallTurns(DataSource database) {
    this.database = DelegatingDataSource.unwrapDataSource(database);
  }

  @Override
  public Duration next(Duration gap) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NEXT)) {
      statement.setLong(1, gap.toNanos() / 1_000);
      try (var row = statement.executeQuery()) {
        row.next();
        return Duration.of(Math.max(0, row.getLong(1)), ChronoUnit.MICROS);
      }
    } catch (SQLException e) {
      throw new DataAccessException("turns: " + e.getMessage(), e);
    }
  }
}
