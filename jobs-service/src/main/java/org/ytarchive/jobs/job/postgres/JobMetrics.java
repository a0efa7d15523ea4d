package org.ytarchive.jobs.job.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;
import org.ytarchive.jobs.job.JobKind;

/** How many jobs there are, from the counters: as cheap with a million of them as with none. */
@Singleton
class JobMetrics implements MetricsSource {
  private static final String COUNTS =
      """
      select status, sum(jobs), sum(jobs) filter (where kind = ?)
        from job_counts group by status order by status
      """;
  private static final int SECONDS = 3;

  private final TransactionOperations<Connection> transactions;

  JobMetrics(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public List<Metric> metrics() {
    return transactions.executeRead(tx -> counts(tx.getConnection()));
  }

  private static List<Metric> counts(Connection connection) throws SQLException {
    var jobs = Metric.gauge("ytarchive_jobs", "Jobs of every kind, by their state.");
    var captures = Metric.gauge("ytarchive_captures", "Captures, by the state of their jobs.");
    try (var statement = connection.prepareStatement(COUNTS)) {
      statement.setQueryTimeout(SECONDS);
      statement.setString(1, JobKind.CAPTURE.wireName());
      var row = statement.executeQuery();
      while (row.next()) {
        jobs.with("status", row.getString(1), row.getLong(2));
        captures.with("status", row.getString(1), row.getLong(3));
      }
    }
    return List.of(jobs, captures);
  }
}
