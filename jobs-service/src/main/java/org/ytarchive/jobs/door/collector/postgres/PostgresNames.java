package org.ytarchive.jobs.door.collector.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
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

  private <T> List<T> query(String sql, Sql.RowReader<T> reader, Object... values) {
    return transactions.executeRead(tx -> Sql.of(sql, values).list(tx.getConnection(), reader));
  }

  private int update(String sql, Object... values) {
    return transactions.executeWrite(tx -> Sql.of(sql, values).update(tx.getConnection()));
  }

  @Override
  public JobId take(String name, JobId job, Instant now) {
    int taken = update(TAKE, name, job.value(), now);
    return taken == 1 ? job : find(name).orElseThrow();
  }

  @Override
  public void move(String name, JobId to) {
    update(MOVE, to.value(), name);
  }

  @Override
  public Optional<JobId> find(String name) {
    return query(FIND, row -> job(row, "job_id"), name).stream().findFirst();
  }

  private static JobId job(ResultSet row, String column) throws SQLException {
    return new JobId(row.getObject(column, UUID.class));
  }

  @Override
  public List<String> of(JobId job) {
    return query(OF, row -> row.getString("client_id"), job.value());
  }

  @Override
  public List<Named> latestCompleted(int limit, int offset) {
    return query(
        LATEST, row -> new Named(row.getString("client_id"), job(row, "id")), limit, offset);
  }
}
