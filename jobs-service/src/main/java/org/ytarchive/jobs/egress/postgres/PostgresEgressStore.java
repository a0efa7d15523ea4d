package org.ytarchive.jobs.egress.postgres;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.egress.Egress;
import org.ytarchive.jobs.egress.EgressState;
import org.ytarchive.jobs.egress.EgressStore;
import org.ytarchive.jobs.signal.Channel;

/** The state of each way as one row that all replicas share. */
@Singleton
class PostgresEgressStore implements EgressStore {
  private static final String SELECT = "select * from egress where name = ?";
  private static final String UPDATE =
      """
      update egress set (reason, since, until, pause_millis, refusals, probe, probe_until,
                         lifted_at) = (?::json, ?, ?, ?, ?, ?, ?, ?)
       where name = ?
      """;
  private static final String NOTIFY = "select pg_notify(?, ?)";

  private final TransactionOperations<Connection> transactions;
  private final SingleStatement single;
  private final ObjectMapper json;

  PostgresEgressStore(
      TransactionOperations<Connection> transactions, SingleStatement single, ObjectMapper json) {
    this.transactions = transactions;
    this.single = single;
    this.json = json;
  }

  @Override
  public EgressState get(Egress egress) {
    return single.run(connection -> select(connection, egress, SELECT));
  }

  @Override
  public Optional<EgressState> change(
      Egress egress, Function<EgressState, Optional<EgressState>> step) {
    return transactions.executeWrite(
        tx -> {
          var connection = tx.getConnection();
          var after = step.apply(select(connection, egress, SELECT + " for update"));
          if (after.isPresent()) {
            write(connection, after.get());
            tell(connection, egress);
          }
          return after;
        });
  }

  private EgressState select(Connection connection, Egress egress, String sql) throws SQLException {
    return Sql.of(sql, egress.wireName()).list(connection, row -> read(egress, row)).getFirst();
  }

  private EgressState read(Egress egress, ResultSet row) throws SQLException {
    var probe = row.getObject("probe", UUID.class);
    return new EgressState(
        egress,
        reason(row),
        Sql.instant(row, "since"),
        Sql.instant(row, "until"),
        Duration.ofMillis(row.getLong("pause_millis")),
        row.getInt("refusals"),
        probe == null ? null : new JobId(probe),
        Sql.instant(row, "probe_until"),
        Sql.instant(row, "lifted_at"));
  }

  private @Nullable Failure reason(ResultSet row) throws SQLException {
    var text = row.getString("reason");
    try {
      return text == null ? null : json.readValue(text, Argument.of(Failure.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Connection connection, EgressState state) throws SQLException {
    Sql.of(
            UPDATE,
            text(state.reason()),
            state.since(),
            state.until(),
            state.pause().toMillis(),
            state.refusals(),
            state.probe() == null ? null : state.probe().value(),
            state.probeUntil(),
            state.liftedAt(),
            state.egress().wireName())
        .update(connection);
  }

  private @Nullable String text(@Nullable Failure reason) {
    try {
      return reason == null ? null : json.writeValueAsString(reason);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(Connection connection, Egress egress) throws SQLException {
    Sql.of(NOTIFY, Channel.EGRESS.wireName(), egress.wireName()).list(connection, row -> egress);
  }
}
