package org.ytarchive.jobs.job.postgres;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Progress;
import org.ytarchive.jobs.signal.Channel;

/** What a change of a job leaves beside its row: its event and the hints to listeners. */
@Singleton
class JobTraces {
  private static final String EVENT =
      """
      insert into events (job_id, seq, event, video_id, status, phase, progress, downloaded_bytes,
                          total_bytes, error, at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?)
      """;
  private static final String PROGRESS =
      """
      with held as (
        select id, attempt from jobs where id = ? and status = 'downloading' and run = ?
      ), written as (
        insert into progress as p (job_id, run, attempt, progress, downloaded_bytes, total_bytes,
                                   speed, eta, at)
        select id, ?, attempt, ?, ?, ?, ?, ?, ? from held
        on conflict (job_id) do update
          set (run, attempt, progress, downloaded_bytes, total_bytes, speed, eta, at) =
              (excluded.run, excluded.attempt, excluded.progress, excluded.downloaded_bytes,
               excluded.total_bytes, excluded.speed, excluded.eta, excluded.at)
          where p.run <= excluded.run
        returning job_id
      )
      select pg_notify(?, job_id::text) from written
      """;

  private final JobRows rows;
  private final Clock clock;

  JobTraces(JobRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  void leave(Connection connection, Job before, Change change) throws SQLException {
    var after = change.job();
    if (change.event().isPresent()) {
      told(connection, List.of(after), change.event().get());
    }
    if (after.status() == JobStatus.CANCELLED) {
      signal(connection, Channel.CANCELLED, after);
    }
    if (before.nextAttempt() != after.nextAttempt()) {
      forgetProgress(connection, after);
    }
  }

  /** The same thing happened to all of them. */
  void told(Connection connection, List<Job> jobs, EventKind kind) throws SQLException {
    try (var statement = connection.prepareStatement(EVENT)) {
      for (var job : jobs) {
        bind(statement, job, kind);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    for (var job : jobs) {
      signal(connection, Channel.EVENTS, job);
    }
  }

  private void bind(PreparedStatement statement, Job job, EventKind kind) throws SQLException {
    int i = 1;
    statement.setObject(i++, job.id().value());
    statement.setLong(i++, job.events());
    statement.setString(i++, kind.wireName());
    statement.setString(i++, job.subject().orElse(null));
    statement.setString(i++, job.status().wireName());
    statement.setString(i++, job.phase().wireName());
    statement.setInt(i++, job.progress().percent());
    statement.setLong(i++, job.progress().downloadedBytes());
    statement.setObject(i++, job.progress().totalBytes(), Types.BIGINT);
    statement.setString(i++, rows.write(Argument.of(Failure.class), job.error()));
    statement.setObject(i, JobRows.timestamp(job.updatedAt()));
  }

  private static void signal(Connection connection, Channel channel, Job job) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, channel.wireName());
      statement.setString(2, job.id().value().toString());
      statement.execute();
    }
  }

  private static void forgetProgress(Connection connection, Job job) throws SQLException {
    try (var statement = connection.prepareStatement("delete from progress where job_id = ?")) {
      statement.setObject(1, job.id().value());
      statement.executeUpdate();
    }
  }

  boolean progress(Connection connection, JobId id, long run, Progress progress)
      throws SQLException {
    try (var statement = connection.prepareStatement(PROGRESS)) {
      int i = 1;
      statement.setObject(i++, id.value());
      statement.setLong(i++, run);
      statement.setLong(i++, run);
      statement.setInt(i++, progress.percent());
      statement.setLong(i++, progress.downloadedBytes());
      statement.setObject(i++, progress.totalBytes(), Types.BIGINT);
      statement.setString(i++, progress.speed());
      statement.setString(i++, progress.eta());
      statement.setObject(i++, JobRows.timestamp(clock.instant()));
      statement.setString(i, Channel.EVENTS.wireName());
      return statement.executeQuery().next();
    }
  }
}
