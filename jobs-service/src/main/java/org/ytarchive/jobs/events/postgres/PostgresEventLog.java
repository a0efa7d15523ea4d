package org.ytarchive.jobs.events.postgres;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.events.EventLog;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.LiveProgress;
import org.ytarchive.jobs.events.Position;

/** The event log in PostgreSQL. */
@Singleton
class PostgresEventLog implements EventLog {
  private static final String AFTER =
      """
      select * from events
       where (tx, id) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
      """;
  private static final String OF_ONE = " and job_id = ?";
  private static final String OF_MANY = " and job_id = any (?)";
  private static final String IN_ORDER = " order by tx, id limit ?";
  private static final String HISTORY =
      "select * from events where job_id = ? and id > ? order by seq limit ?";
  private static final String PROGRESS =
      """
      select p.*, j.video_id, j.status, j.phase
        from progress p join jobs j on j.id = p.job_id and j.status = 'downloading'
      """;

  /** Entries without a job, or out of reach, count nothing. */
  private static final String PARENTS =
      """
      select j.id job_id, j.video_id, j.status, j.phase, mean.progress, 0 downloaded_bytes,
             null::bigint total_bytes, null speed, null eta, clock_timestamp() at
        from jobs j cross join lateral (
             select coalesce(sum(greatest(c.progress, p.progress)) / count(*), 0) progress
               from entries e left join jobs c on c.id = e.job_id
                    left join progress p on p.job_id = c.id and p.attempt = c.next_attempt
              where e.parent_id = j.id) mean
       where j.kind in ('playlist', 'channel') and j.status = 'downloading'
      """;

  private final SingleStatement single;
  private final EventRows rows;

  PostgresEventLog(SingleStatement single, EventRows rows) {
    this.single = single;
    this.rows = rows;
  }

  private <T> List<T> query(String sql, Sql.RowReader<T> reader, Object... values) {
    return single.run(connection -> Sql.of(sql, values).list(connection, reader));
  }

  @Override
  public Position head() {
    var sql = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    return query(sql, row -> new Position(row.getLong(1) - 1, Long.MAX_VALUE)).getFirst();
  }

  @Override
  public Optional<Position> find(long eventId) {
    var sql = "select tx::text::bigint tx, id from events where id = ?";
    return query(sql, EventRows::position, eventId).stream().findFirst();
  }

  @Override
  public List<JobEvent> after(Position from, Optional<JobId> job, int limit) {
    return job.isPresent()
        ? query(
            AFTER + OF_ONE + IN_ORDER, rows::event, tx(from), from.id(), job.get().value(), limit)
        : query(AFTER + IN_ORDER, rows::event, tx(from), from.id(), limit);
  }

  @Override
  public List<JobEvent> after(Position from, List<JobId> jobs, int limit) {
    var ids = jobs.stream().map(JobId::value).toArray();
    return single.run(
        connection ->
            Sql.of(
                    AFTER + OF_MANY + IN_ORDER,
                    tx(from),
                    from.id(),
                    connection.createArrayOf("uuid", ids),
                    limit)
                .list(connection, rows::event));
  }

  /** Text, for there is no way from a number to what PostgreSQL counts transactions with. */
  private static String tx(Position position) {
    return Long.toString(position.tx());
  }

  @Override
  public List<JobEvent> history(JobId job, long after, int limit) {
    return query(HISTORY, rows::event, job.value(), after, limit);
  }

  @Override
  public List<LiveProgress> progress() {
    return query(PROGRESS, EventRows::live);
  }

  @Override
  public List<LiveProgress> parents() {
    return query(PARENTS, EventRows::live);
  }
}
