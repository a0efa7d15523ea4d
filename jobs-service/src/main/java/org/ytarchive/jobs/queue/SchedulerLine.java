package org.ytarchive.jobs.queue;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ytarchive.jobs.job.Line;

/** Counts the line where it stands. */
@Singleton
class SchedulerLine implements Line {
  private static final String AHEAD =
      """
      select count(*) from (
        select 1 from job_queue
         where not picked and execution_time <= ?
           and (priority > ? or (priority = ? and execution_time < ?))
         limit ?) ahead
      """;

  private final TransactionOperations<Connection> transactions;
  private final Clock clock;

  SchedulerLine(TransactionOperations<Connection> transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public int ahead(int priority, Instant due) {
    var now = clock.instant();
    var start = due.isAfter(now) ? due : now;
    return transactions.executeRead(
        tx -> {
          try (var statement = tx.getConnection().prepareStatement(AHEAD)) {
            statement.setObject(1, start.atOffset(ZoneOffset.UTC));
            statement.setInt(2, priority);
            statement.setInt(3, priority);
            statement.setObject(4, due.atOffset(ZoneOffset.UTC));
            statement.setInt(5, LONGEST_COUNTED);
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
          }
        });
  }
}
