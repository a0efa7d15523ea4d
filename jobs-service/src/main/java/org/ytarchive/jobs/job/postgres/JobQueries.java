package org.ytarchive.jobs.job.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.job.Job;
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
    return new JobPage(page(connection, where, paging), total(connection, filter, where));
  }

  private List<Job> page(Connection connection, FilterSql where, Paging paging)
      throws SQLException {
    int offset = paging.slice().offset();
    if (paging.after().isEmpty()) {
      var values = where.valuesAnd(paging.fetch(), offset);
      return select.list(connection, JobSelect.SHOWN + where.text() + PAGE, values);
    }
    var end = paging.after().get();
    var values = where.valuesAnd(end.instant(0), end.uuid(), paging.fetch(), offset);
    return select.list(connection, JobSelect.SHOWN + where.text() + AFTER + PAGE, values);
  }

  private static long total(Connection connection, JobFilter filter, FilterSql where)
      throws SQLException {
    var sql = (filter.isCounted() ? TOTAL : COUNT) + where.text();
    return number(connection, Sql.of(sql, where.valuesAnd()));
  }

  private static long number(Connection connection, Sql question) throws SQLException {
    return question.list(connection, row -> row.getLong(1)).getFirst();
  }

  /** Queued or running. */
  long open(Connection connection, JobKind kind) throws SQLException {
    return number(connection, Sql.of(OPEN, kind.wireName()));
  }

  Load load(Connection connection) throws SQLException {
    return Sql.of(LOAD).list(connection, JobQueries::load).getFirst();
  }

  private static Load load(ResultSet row) throws SQLException {
    var perJob = Optional.ofNullable(row.getBigDecimal("per_job"));
    return new Load(
        row.getLong("waiting"),
        row.getLong("running"),
        perJob.map(ms -> Duration.ofMillis(ms.longValue())));
  }
}
