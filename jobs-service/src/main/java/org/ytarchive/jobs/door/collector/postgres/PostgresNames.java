package org.ytarchive.jobs.door.collector.postgres;

import io.micronaut.transaction.TransactionOperations;
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
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.door.collector.Names;

/** Names in PostgreSQL. */
@Singleton
class PostgresNames implements Names {
  private static final String TAKE =
      """
      insert into collector_jobs (client_id, job_id, started_at) values (?, ?, ?)
      on conflict (client_id) do nothing
      """;
  private static final String FIND = "select job_id from collector_jobs where client_id = ?";
  private static final String MOVE = "update collector_jobs set job_id = ? where client_id = ?";
  private static final String OF =
      "select client_id from collector_jobs where job_id = ? order by started_at, client_id";
  private static final String LATEST =
      """
      select min(c.client_id) client_id, j.id
        from jobs j join collector_jobs c on c.job_id = j.id
       where j.status = 'completed'
       group by j.id, j.finished_at
       order by j.finished_at desc, j.id
       limit ? offset ?
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresNames(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /** A step of a statement: fills in its parameters. */
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** A step of a query: reads one row. */
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
    return transactions.executeRead(
        tx -> {
          try (var statement = tx.getConnection().prepareStatement(sql)) {
            binding.bind(statement);
            var row = statement.executeQuery();
            var found = new ArrayList<T>();
            while (row.next()) {
              found.add(reading.read(row));
            }
            return found;
          }
        });
  }

  private int update(String sql, Binding binding) {
    return transactions.executeWrite(
        tx -> {
          try (var statement = tx.getConnection().prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public JobId take(String name, JobId job, Instant now) {
    int taken =
        update(
            TAKE,
            s -> {
              s.setString(1, name);
              s.setObject(2, job.value());
              s.setObject(3, now.atOffset(ZoneOffset.UTC));
            });
    return taken == 1 ? job : find(name).orElseThrow();
  }

  @Override
  public void move(String name, JobId to) {
    update(
        MOVE,
        s -> {
          s.setObject(1, to.value());
          s.setString(2, name);
        });
  }

  @Override
  public Optional<JobId> find(String name) {
    return query(FIND, s -> s.setString(1, name), PostgresNames::job).stream().findFirst();
  }

  private static JobId job(ResultSet row) throws SQLException {
    return new JobId(row.getObject("job_id", UUID.class));
  }

  @Override
  public List<String> of(JobId job) {
    return query(OF, s -> s.setObject(1, job.value()), row -> row.getString("client_id"));
  }

  @Override
  public List<Named> latestCompleted(int limit, int offset) {
    return query(
        LATEST,
        s -> {
          s.setInt(1, limit);
          s.setInt(2, offset);
        },
        row -> new Named(row.getString("client_id"), new JobId(row.getObject("id", UUID.class))));
  }
}
