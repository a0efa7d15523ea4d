package org.ytarchive.jobs.queue;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.metrics.Metric;
import org.ytarchive.common.http.metrics.MetricsSource;

/** How long what is due has been waiting for a worker, by the index on when it is due. */
@Singleton
class QueueMetrics implements MetricsSource {
  private static final String OLDEST =
      """
      select least(
        (select min(execution_time) from job_queue where not picked and execution_time <= ?),
        (select min(execution_time) from list_queue where not picked and execution_time <= ?),
        (select min(execution_time) from capture_queue where not picked and execution_time <= ?),
        (select min(execution_time) from processing_queue where not picked and execution_time <= ?),
        (select min(execution_time) from errand_queue where not picked and execution_time <= ?),
        (select min(execution_time) from stop_queue where not picked and execution_time <= ?))
      """;
  private static final int QUEUES = 6;
  private static final int SECONDS = 3;

  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  QueueMetrics(TransactionOperations<Connection> transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public List<Metric> metrics() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var oldest = transactions.executeRead(tx -> oldest(tx.getConnection(), now));
    long millis = oldest.map(due -> Duration.between(due, now).toMillis()).orElse(0L);
    return List.of(
        Metric.gauge(
                "ytarchive_queue_oldest_age_seconds",
                "How long what has waited longest in the queues has been due; 0: nothing is.")
            .of(millis / 1000.0));
  }

  private static Optional<OffsetDateTime> oldest(Connection connection, OffsetDateTime now)
      throws SQLException {
    try (var statement = connection.prepareStatement(OLDEST)) {
      statement.setQueryTimeout(SECONDS);
      for (int queue = 1; queue <= QUEUES; queue++) {
        statement.setObject(queue, now);
      }
      var row = statement.executeQuery();
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class));
    }
  }
}
