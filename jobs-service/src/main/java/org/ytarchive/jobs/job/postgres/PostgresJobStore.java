package org.ytarchive.jobs.job.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Slice;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobPage;
import org.ytarchive.jobs.job.JobQueue;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.Load;
import org.ytarchive.jobs.job.Progress;

/**
 * Jobs in PostgreSQL. A step first waits for its turn at the job, and only then gets a transaction
 * id: so the order of transactions, in which events are handed out, is the order of each job's
 * events.
 */
@Singleton
class PostgresJobStore implements JobStore {
  /** Needs no transaction id, unlike the lock on the row, which takes one before it waits. */
  private static final String TURN = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

  static final String SELECT =
      """
      select j.*, p.progress p_progress, p.downloaded_bytes p_downloaded_bytes,
             p.total_bytes p_total_bytes, p.speed p_speed, p.eta p_eta
        from jobs j left join progress p on p.job_id = j.id and p.attempt = j.next_attempt
      """;
  private static final String INSERT =
      "insert into jobs (%s, id, video_id, options, created_at) values (%s, ?, ?, ?::jsonb, ?)"
          .formatted(JobRows.COLUMNS, JobRows.VALUES);
  private static final String UPDATE =
      "update jobs set (%s) = (%s) where id = ?".formatted(JobRows.COLUMNS, JobRows.VALUES);

  private final TransactionOperations<Connection> transactions;
  private final JobRows rows;
  private final JobQueries queries;
  private final JobTraces traces;
  private final JobQueue queue;

  PostgresJobStore(
      TransactionOperations<Connection> transactions,
      JobRows rows,
      JobQueries queries,
      JobTraces traces,
      JobQueue queue) {
    this.transactions = transactions;
    this.rows = rows;
    this.queries = queries;
    this.traces = traces;
    this.queue = queue;
  }

  @Override
  public void insert(Job job) {
    var first = Change.enqueued(job.withNextEvent(), EventKind.JOB_QUEUED);
    transactions.executeWrite(
        tx -> {
          write(tx.getConnection(), first.job());
          traces.leave(tx.getConnection(), Optional.empty(), first);
          follow(first);
          return first;
        });
  }

  private void write(Connection connection, Job job) throws SQLException {
    try (var statement = connection.prepareStatement(INSERT)) {
      int i = rows.bind(statement, job);
      statement.setObject(i++, job.id().value());
      statement.setString(i++, job.videoId().value());
      statement.setString(i++, rows.options(job));
      statement.setObject(i, JobRows.timestamp(job.createdAt()));
      statement.executeUpdate();
    }
  }

  @Override
  public Optional<Job> change(JobId id, Function<Job, Optional<Change>> step) {
    return transactions.executeWrite(
        tx -> {
          var before = lock(tx.getConnection(), id);
          var change = step.apply(before);
          return change.isEmpty()
              ? Optional.empty()
              : Optional.of(apply(tx.getConnection(), before, change.get()));
        });
  }

  private Job apply(Connection connection, Job before, Change step) throws SQLException {
    var change = step.event().isPresent() ? step.withJob(step.job().withNextEvent()) : step;
    var after = change.job();
    try (var statement = connection.prepareStatement(UPDATE)) {
      statement.setObject(rows.bind(statement, after), after.id().value());
      statement.executeUpdate();
    }
    follow(change);
    traces.leave(connection, Optional.of(before), change);
    return after;
  }

  private void follow(Change change) {
    var job = change.job();
    if (change.enqueued()) {
      var due = Optional.ofNullable(job.nextAttemptAt()).orElse(job.updatedAt());
      queue.enqueue(job, due);
    }
    change.errands().forEach(errand -> queue.enqueue(errand, job));
  }

  private Job lock(Connection connection, JobId id) throws SQLException {
    try (var statement = connection.prepareStatement(TURN)) {
      statement.setString(1, id.value().toString());
      statement.execute();
    }
    return select(connection, id, " where j.id = ? for update of j")
        .orElseThrow(() -> new ArchiveException(ErrorCode.JOB_NOT_FOUND, "no job " + id));
  }

  @Override
  public Optional<Job> find(JobId id) {
    return transactions.executeRead(tx -> select(tx.getConnection(), id, " where j.id = ?"));
  }

  private Optional<Job> select(Connection connection, JobId id, String where) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + where)) {
      statement.setObject(1, id.value());
      var row = statement.executeQuery();
      return row.next() ? Optional.of(rows.read(row)) : Optional.empty();
    }
  }

  @Override
  public JobPage list(Optional<JobStatus> status, Slice slice) {
    return transactions.executeRead(tx -> queries.page(tx.getConnection(), status, slice));
  }

  @Override
  public Load load() {
    return transactions.executeRead(tx -> queries.load(tx.getConnection()));
  }

  @Override
  public boolean report(JobId id, long run, Progress progress) {
    return transactions.executeWrite(tx -> traces.progress(tx.getConnection(), id, run, progress));
  }
}
