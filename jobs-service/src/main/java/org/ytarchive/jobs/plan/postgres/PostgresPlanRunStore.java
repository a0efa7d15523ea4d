package org.ytarchive.jobs.plan.postgres;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.plan.PlanQueue;
import org.ytarchive.jobs.plan.PlanRun;
import org.ytarchive.jobs.plan.PlanRunStore;

/** Runs of plans in PostgreSQL; the key of the run is what lets one of many begin it. */
@Singleton
class PostgresPlanRunStore implements PlanRunStore {
  private static final String BEGIN =
      """
      insert into plan_runs (plan_id, options, retry_count, started_at, begun_by)
      values (?, ?::jsonb, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String VIDEOS =
      """
      insert into plan_videos (plan_id, position, video_id)
      select ?, position, video_id from unnest(?::text[]) with ordinality v (video_id, position)
      """;
  private static final String FIND = "select * from plan_runs where plan_id = ?";
  private static final String ITEMS =
      """
      select v.video_id, v.job_id, j.status from plan_videos v left join jobs j on j.id = v.job_id
       where v.plan_id = ? order by v.position
      """;
  private static final String OPEN =
      """
      select job_id from plan_videos
       where plan_id = ? and video_id = ? and job_id is null for update
      """;
  private static final String ASSIGN =
      "update plan_videos set job_id = ? where plan_id = ? and video_id = ?";
  private static final String END =
      "update plan_runs set ended_at = ? where plan_id = ? and ended_at is null";

  private final TransactionOperations<Connection> transactions;
  private final JobStore jobs;
  private final PlanQueue queue;
  private final ObjectMapper json;

  PostgresPlanRunStore(
      TransactionOperations<Connection> transactions,
      JobStore jobs,
      PlanQueue queue,
      ObjectMapper json) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.queue = queue;
    this.json = json;
  }

  @Override
  public boolean begin(PlanRun run, Instant due) {
    return transactions.executeWrite(
        tx -> {
          var connection = tx.getConnection();
          if (insert(connection, run) == 0) {
            return false;
          }
          var ids = run.videos().stream().map(item -> item.video().value()).toArray();
          update(connection, VIDEOS, run.plan(), connection.createArrayOf("text", ids));
          queue.enqueue(run.plan(), due);
          return true;
        });
  }

  private int insert(Connection connection, PlanRun run) throws SQLException {
    var options = write(run.options());
    return update(
        connection, BEGIN, run.plan(), options, run.retryCount(), run.startedAt(), run.begunBy());
  }

  @Override
  public Optional<PlanRun> find(String plan) {
    return transactions.executeRead(tx -> find(tx.getConnection(), plan));
  }

  private Optional<PlanRun> find(Connection connection, String plan) throws SQLException {
    return Sql.of(FIND, plan).first(connection, row -> read(connection, row));
  }

  private PlanRun read(Connection connection, ResultSet row) throws SQLException {
    var plan = row.getString("plan_id");
    return new PlanRun(
        plan,
        options(row.getString("options")),
        row.getInt("retry_count"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Sql.instant(row, "ended_at"),
        row.getString("begun_by"),
        items(connection, plan));
  }

  private static List<PlanRun.Item> items(Connection connection, String plan) throws SQLException {
    return Sql.of(ITEMS, plan).list(connection, PostgresPlanRunStore::item);
  }

  private static PlanRun.Item item(ResultSet row) throws SQLException {
    var job = row.getObject("job_id", UUID.class);
    return new PlanRun.Item(
        new VideoId(row.getString("video_id")),
        job == null ? null : new JobId(job),
        job == null ? null : JobStatus.parse(row.getString("status")));
  }

  /** The row's lock makes whoever comes second see the first one's job. */
  @Override
  public void assign(String plan, Job job, Set<JobId> gone) {
    transactions.executeWrite(
        tx -> {
          var connection = tx.getConnection();
          if (hasNone(connection, plan, job.videoId())) {
            var known = jobs.insertUnlessAlike(job, gone);
            update(connection, ASSIGN, known.id().value(), plan, job.videoId().value());
          }
          return plan;
        });
  }

  private static boolean hasNone(Connection connection, String plan, VideoId video)
      throws SQLException {
    return Sql.of(OPEN, plan, video.value()).first(connection, row -> plan).isPresent();
  }

  @Override
  public void end(String plan, Instant now) {
    transactions.executeWrite(tx -> update(tx.getConnection(), END, now, plan));
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    return Sql.of(sql, values).update(connection);
  }

  private String write(JobOptions options) {
    try {
      return json.writeValueAsString(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JobOptions options(String text) {
    try {
      return json.readValue(text, JobOptions.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
