package org.ytarchive.jobs.events.postgres;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.events.EventLog;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.LiveProgress;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/** The event log in PostgreSQL. */
@Singleton
class PostgresEventLog implements EventLog {
  private static final String AFTER =
      """
      select * from events
       where (tx, id) > (?::text::xid8, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
      """;
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
             null total_bytes, null speed, null eta, clock_timestamp() at
        from jobs j cross join lateral (
             select coalesce(sum(greatest(c.progress, p.progress)) / count(*), 0) progress
               from entries e left join jobs c on c.id = e.job_id
                    left join progress p on p.job_id = c.id and p.attempt = c.next_attempt
              where e.parent_id = j.id) mean
       where j.kind in ('playlist', 'channel') and j.status = 'downloading'
      """;

  private final SingleStatement single;
  private final ObjectMapper json;

  PostgresEventLog(SingleStatement single, ObjectMapper json) {
    this.single = single;
    this.json = json;
  }

  /** A step of a query: fills in its parameters. */
  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /** A step of a query: reads one row. */
  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
    return single.run(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
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

  @Override
  public Position head() {
    var sql = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    return query(sql, s -> {}, row -> new Position(row.getLong(1) - 1, Long.MAX_VALUE)).getFirst();
  }

  @Override
  public Optional<Position> find(long eventId) {
    var sql = "select tx::text::bigint tx, id from events where id = ?";
    return query(sql, s -> s.setLong(1, eventId), PostgresEventLog::position).stream().findFirst();
  }

  @Override
  public List<JobEvent> after(Position from, Optional<JobId> job, int limit) {
    var sql = AFTER + (job.isPresent() ? " and job_id = ?" : "") + IN_ORDER;
    return query(
        sql,
        s -> {
          int i = 1;
          s.setString(i++, Long.toString(from.tx()));
          s.setLong(i++, from.id());
          if (job.isPresent()) {
            s.setObject(i++, job.get().value());
          }
          s.setInt(i, limit);
        },
        this::event);
  }

  @Override
  public List<JobEvent> after(Position from, List<JobId> jobs, int limit) {
    return query(
        AFTER + " and job_id = any (?)" + IN_ORDER,
        s -> {
          s.setString(1, Long.toString(from.tx()));
          s.setLong(2, from.id());
          var ids = jobs.stream().map(JobId::value).toArray();
          s.setArray(3, s.getConnection().createArrayOf("uuid", ids));
          s.setInt(4, limit);
        },
        this::event);
  }

  @Override
  public List<JobEvent> history(JobId job, long after, int limit) {
    return query(
        HISTORY,
        s -> {
          s.setObject(1, job.value());
          s.setLong(2, after);
          s.setInt(3, limit);
        },
        this::event);
  }

  @Override
  public List<LiveProgress> progress() {
    return query(PROGRESS, s -> {}, PostgresEventLog::live);
  }

  @Override
  public List<LiveProgress> parents() {
    return query(PARENTS, s -> {}, PostgresEventLog::live);
  }

  private JobEvent event(ResultSet row) throws SQLException {
    return new JobEvent(
        position(row),
        new JobId(row.getObject("job_id", UUID.class)),
        row.getLong("seq"),
        EventKind.of(row.getString("event")),
        row.getString("video_id"),
        JobStatus.parse(row.getString("status")),
        Phase.of(row.getString("phase")),
        row.getInt("progress"),
        row.getLong("downloaded_bytes"),
        number(row, "total_bytes"),
        failure(row.getString("error")),
        instant(row));
  }

  private static LiveProgress live(ResultSet row) throws SQLException {
    return new LiveProgress(
        new JobId(row.getObject("job_id", UUID.class)),
        row.getString("video_id"),
        JobStatus.parse(row.getString("status")),
        Phase.of(row.getString("phase")),
        new Progress(
            row.getInt("progress"),
            row.getLong("downloaded_bytes"),
            number(row, "total_bytes"),
            row.getString("speed"),
            row.getString("eta")),
        instant(row));
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(Long.parseLong(row.getString("tx")), row.getLong("id"));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }

  @Nullable
  private static Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  @Nullable
  private Failure failure(@Nullable String text) {
    try {
      return text == null ? null : json.readValue(text, Argument.of(Failure.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
