package org.ytarchive.jobs.job.postgres;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.Slice;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobPage;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Load;

/** Reads many jobs at once; totals come from the counters. */
@Singleton
class JobQueries {
  private static final String PAGE =
      """
       order by j.created_at desc, j.id desc limit ? offset ?
      """;
  private static final String TOTAL =
      "select coalesce(sum(jobs), 0) from job_counts where status = any(?)";
  private static final String LOAD =
      """
      select (select jobs from job_counts where status = 'queued') waiting,
             (select jobs from job_counts where status = 'downloading') running,
             (select avg(extract(epoch from finished_at - started_at)) * 1000
                from (select finished_at, started_at from jobs
                       where status = 'completed' and started_at is not null
                       order by finished_at desc limit 20) lately) per_job
      """;

  private final JobRows rows;

  JobQueries(JobRows rows) {
    this.rows = rows;
  }

  JobPage page(Connection connection, Optional<JobStatus> status, Slice slice) throws SQLException {
    var where = status.isPresent() ? " where j.status = ?" : "";
    try (var statement = connection.prepareStatement(PostgresJobStore.SELECT + where + PAGE)) {
      int i = 1;
      if (status.isPresent()) {
        statement.setString(i++, status.get().wireName());
      }
      statement.setInt(i++, slice.limit());
      statement.setInt(i, slice.offset());
      var found = statement.executeQuery();
      var jobs = new ArrayList<Job>();
      while (found.next()) {
        jobs.add(rows.read(found));
      }
      return new JobPage(jobs, total(connection, status));
    }
  }

  private static long total(Connection connection, Optional<JobStatus> status) throws SQLException {
    var counted = status.map(List::of).orElse(List.of(JobStatus.values()));
    try (var statement = connection.prepareStatement(TOTAL)) {
      var words = counted.stream().map(JobStatus::wireName).toArray();
      statement.setArray(1, connection.createArrayOf("text", words));
      var sum = statement.executeQuery();
      sum.next();
      return sum.getLong(1);
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
