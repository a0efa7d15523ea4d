package org.ytarchive.jobs.job.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.job.Job;

/** Reads jobs with how far they are. */
@Singleton
class JobSelect {
  private static final String COLUMNS =
      """
      select j.*, p.progress p_progress, p.downloaded_bytes p_downloaded_bytes,
             p.total_bytes p_total_bytes, p.speed p_speed, p.eta p_eta, %s mean
        from jobs j left join progress p on p.job_id = j.id and p.attempt = j.next_attempt
      """;

  /** The mean over a parent's entries; those without a job, or out of reach, count nothing. */
  private static final String MEAN =
      """
      (select coalesce(sum(greatest(c.progress, cp.progress)) / count(*), 0)
         from entries e left join jobs c on c.id = e.job_id
              left join progress cp on cp.job_id = c.id and cp.attempt = c.next_attempt
        where e.parent_id = %s)
      """;

  /** A parent at work shows the mean over its entries; one that has ended keeps what it had. */
  static final String SHOWN =
      COLUMNS.formatted(
          "case when j.kind in ('playlist', 'channel') and j.status = 'downloading' then "
              + MEAN.formatted("j.id")
              + " end");

  /** Without the mean, which nobody needs to decide anything. */
  private static final String BARE = COLUMNS.formatted("null::bigint");

  private final JobRows rows;

  JobSelect(JobRows rows) {
    this.rows = rows;
  }

  Optional<Job> show(Connection connection, JobId id) throws SQLException {
    return list(connection, SHOWN + " where j.id = ?", id.value()).stream().findFirst();
  }

  /** For a step; whoever asks has the turn. */
  Job get(Connection connection, JobId id) throws SQLException {
    return bare(connection, "where j.id = ?", id.value()).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new ArchiveException(
                    ErrorCode.JOB_NOT_FOUND, "no job " + id + "; GET /jobs lists those there are"));
  }

  List<Job> bare(Connection connection, String where, Object... values) throws SQLException {
    return list(connection, BARE + where, values);
  }

  List<Job> list(Connection connection, String sql, Object... values) throws SQLException {
    return Sql.of(sql, values).list(connection, rows::read);
  }

  /** How far a parent is, 0..100. */
  static int mean(Connection connection, JobId parent) throws SQLException {
    return Sql.of("select " + MEAN.formatted("?"), parent.value())
        .list(connection, row -> row.getInt(1))
        .getFirst();
  }
}
