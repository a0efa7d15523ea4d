package org.ytarchive.jobs.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.ytarchive.common.http.postgres.SingleStatement;
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

  private final SingleStatement single;
  private final Clock clock;

  SchedulerLine(SingleStatement single, Clock clock) {
    this.single = single;
    this.clock = clock;
  }

  @Override
  public int ahead(int priority, Instant due) {
    var now = clock.instant();
    var start = due.isAfter(now) ? due : now;
    return single.run(
        connection -> {
          try (var statement = connection.prepareStatement(AHEAD)) {
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
