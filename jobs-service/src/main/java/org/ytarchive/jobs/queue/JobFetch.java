package org.ytarchive.jobs.queue;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Fetches jobs. While their way is blocked, those that need nothing more from there, whose file is
 * here or on its way, are fetched all the same, and first; the gate is for the others.
 */
final class JobFetch extends GatedFetch {
  /**
   * Says in SQL what {@code Job.goesOut} says, in the words of the index {@code jobs_on_their_way}.
   * Beginning there, it costs the same however many wait.
   */
  static final String ON_THEIR_WAY =
      """
      with on_their_way as (
        update job_queue set picked = true, picked_by = ?, last_heartbeat = ?, version = version + 1
         where (task_name, task_instance) in (
           select task_name, task_instance from job_queue
            where task_name = ? and not picked and execution_time <= ?
              and task_instance = any (array (
                select concat_ws(':', id, next_attempt, 0) from jobs
                 where kind = 'download' and status in ('queued', 'downloading')
                   and (file is not null or (download_id is not null and next_attempt = attempt))))
            order by priority desc, execution_time
            limit ? for update skip locked)
        returning *)
      select * from on_their_way order by priority desc, execution_time
      """;

  private final BooleanSupplier blocked;

  /**
   * @param gate how many of the wanted ones that go out may be fetched now
   */
  JobFetch(BooleanSupplier blocked, IntUnaryOperator gate) {
    super(gate);
    this.blocked = blocked;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    if (!blocked.getAsBoolean()) {
      return super.lockAndFetchSingleStatement(context, now, limit, orderByPriority);
    }
    var fetched = new ArrayList<>(onTheirWay(context, now, limit));
    int left = limit - fetched.size();
    if (left > 0) {
      fetched.addAll(super.lockAndFetchSingleStatement(context, now, left, orderByPriority));
    }
    return fetched;
  }

  private List<Execution> onTheirWay(JdbcTaskRepositoryContext context, Instant now, int limit) {
    return context.jdbcRunner.query(
        ON_THEIR_WAY,
        statement -> fill(statement, context.schedulerName.getName(), now, limit),
        context.resultSetMapper.get());
  }

  private void fill(PreparedStatement statement, String worker, Instant now, int limit)
      throws SQLException {
    statement.setString(1, worker);
    setInstant(statement, 2, now);
    statement.setString(3, WorkQueue.JOBS.task());
    setInstant(statement, 4, now);
    statement.setInt(5, limit);
  }
}
