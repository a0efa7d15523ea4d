package org.ytarchive.jobs.job.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.jobs.job.JobFilter;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobPage;
import org.ytarchive.jobs.job.Load;

/**
 * Reads many jobs at once. Totals come from the counters, unless the filter is too fine for them.
 */
@Singleton
class JobQueries {
  private static final String AFTER = " and (j.created_at, j.id) < (?, ?)";
  private static final String PAGE =
      """
       order by j.created_at desc, j.id desc limit ? offset ?
      """;
  private static final String TOTAL = "select coalesce(sum(jobs), 0) from job_counts j";
  private static final String COUNT = "select count(*) from jobs j";
  private static final String OPEN =
      "select sum(jobs) from job_counts where kind = ? and status in ('queued', 'downloading')";
  private static final String LOAD =
      """
      select (select jobs from job_counts where kind = 'download' and status = 'queued') waiting,
             (select jobs from job_counts where kind = 'download' and status = 'downloading')
               running,
             (select avg(extract(epoch from finished_at - started_at)) * 1000
                from (select finished_at, started_at from jobs
                       where status = 'completed' and started_at is not null and kind = 'download'
                       order by finished_at desc limit 20) lately) per_job
      """;

  private final JobSelect select;

  JobQueries(JobSelect select) {
    this.select = select;
  }

  JobPage page(Connection connection, JobFilter filter, Paging paging) throws SQLException {
    var where = new FilterSql(filter);
    var after = paging.after();
    var jobs =
        select.list(
            connection,
            JobSelect.SHOWN + where.text() + (after.isPresent() ? AFTER : "") + PAGE,
            s -> {
              int i = where.bind(s, 1);
              if (after.isPresent()) {
                s.setObject(i++, JobRows.timestamp(after.get().instant(0)));
                s.setObject(i++, after.get().uuid());
              }
              s.setInt(i++, paging.fetch());
              s.setInt(i, paging.slice().offset());
            });
    return new JobPage(jobs, total(connection, filter, where));
  }

  private static long total(Connection connection, JobFilter filter, FilterSql where)
      throws SQLException {
    var sql = (filter.isCounted() ? TOTAL : COUNT) + where.text();
    try (var statement = connection.prepareStatement(sql)) {
      return number(statement, where);
    }
  }

  private static long number(PreparedStatement statement, FilterSql where) throws SQLException {
    where.bind(statement, 1);
    var row = statement.executeQuery();
    row.next();
    return row.getLong(1);
  }

  /** Queued or running. */
  long open(Connection connection, JobKind kind) throws SQLException {
    try (var statement = connection.prepareStatement(OPEN)) {
      statement.setString(1, kind.wireName());
      var row = statement.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  Load load(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(LOAD)) {
      var row = statement.executeQuery();
      row.next();
      var perJob = Optional.ofNullable(row.getBigDecimal("per_job"));
      return new Load(
          row.getLong("waiting"),
          row.getLong("running"),
          perJob.map(ms -> Duration.ofMillis(ms.longValue())));
    }
  }
}
