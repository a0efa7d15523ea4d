package org.ytarchive.jobs.capture.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.capture.JobLog;
import org.ytarchive.jobs.capture.NewLines;

/** Lines in PostgreSQL. Two workers of one job, an old and a new one, write one after the other. */
@Singleton
class PostgresJobLog implements JobLog {
  private static final int WINDOW = 200;
  private static final String TURN = "select id from jobs where id = ? for no key update";
  private static final String LAST =
      """
      select * from (select * from job_log where job_id = ? order by number desc limit ?) last
       order by number
      """;
  private static final String READ =
      "select * from job_log where job_id = ? and number > ? order by number limit ?";
  private static final String INSERT =
      "insert into job_log (job_id, number, attempt, line) values (?, ?, ?, ?)";

  private final TransactionOperations<Connection> transactions;

  PostgresJobLog(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void append(JobId job, int attempt, List<String> latest) {
    transactions.executeWrite(
        tx -> {
          Sql.of(TURN, job.value()).list(tx.getConnection(), row -> job);
          var known = lines(tx.getConnection(), LAST, job.value(), WINDOW);
          var texts = known.stream().map(Line::text).toList();
          long last = known.isEmpty() ? 0 : known.getLast().number();
          insert(tx.getConnection(), job, attempt, last, NewLines.of(texts, clean(latest)));
          return null;
        });
  }

  /** The database keeps any character but zero. */
  private static List<String> clean(List<String> lines) {
    return lines.stream().map(line -> line.replace("\0", "")).toList();
  }

  private static void insert(
      Connection connection, JobId job, int attempt, long last, List<String> lines)
      throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      long number = last;
      for (var line : lines) {
        statement.setObject(1, job.value());
        statement.setLong(2, ++number);
        statement.setInt(3, attempt);
        statement.setString(4, line);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @Override
  public List<Line> read(JobId job, long after, int limit) {
    return transactions.executeRead(
        tx -> lines(tx.getConnection(), READ, job.value(), after, limit));
  }

  private static List<Line> lines(Connection connection, String sql, Object... values)
      throws SQLException {
    return Sql.of(sql, values)
        .list(
            connection,
            row -> new Line(row.getLong("number"), row.getInt("attempt"), row.getString("line")));
  }
}
