package org.ytarchive.jobs.job.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.ytarchive.common.JobId;
import org.ytarchive.common.Paging;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.jobs.job.Change;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobFilter;
import org.ytarchive.jobs.job.JobPage;
import org.ytarchive.jobs.job.JobStore;
import org.ytarchive.jobs.job.Load;
import org.ytarchive.jobs.job.Progress;

/** Jobs in PostgreSQL. A step first waits for its turn at the job; see {@link Turns}. */
@Singleton
class PostgresJobStore implements JobStore {
  private static final String ALIKE =
      """
       where j.wish = ? and j.status in ('queued', 'downloading', 'completed')
         and j.id <> all (?) and (j.kind = 'download' or j.status <> 'completed')
         and (j.status <> 'queued' or j.attempt > 0 or coalesce(j.next_attempt_at <= ?, true))
       order by j.status = 'completed', j.created_at desc limit 1
      """;

  private static final String BEING_BROUGHT =
      """
       where j.share = ? and j.id <> ?
         and (j.status = 'downloading'
              or (j.status = 'queued' and (j.created_at, j.id) < (?, ?)
                  and coalesce(j.next_attempt_at, j.created_at) <= ?))
       limit 1
      """;
  private static final String NEEDED =
      """
       where j.status in ('queued', 'downloading') and j.file->>'path' = ? and j.id <> ?
       limit 1
      """;
  private static final String BROUGHT =
      """
       where j.share = ? and j.id <> ? and j.status = 'completed' and j.file is not null
       order by j.created_at desc limit 1
      """;

  private final TransactionOperations<Connection> transactions;
  private final SingleStatement single;
  private final JobSelect select;
  private final JobWriter writer;
  private final JobQueries queries;
  private final JobTraces traces;

  PostgresJobStore(
      TransactionOperations<Connection> transactions,
      SingleStatement single,
      JobSelect select,
      JobWriter writer,
      JobQueries queries,
      JobTraces traces) {
    this.transactions = transactions;
    this.single = single;
    this.select = select;
    this.writer = writer;
    this.queries = queries;
    this.traces = traces;
  }

  @Override
  public void insert(Job job) {
    transactions.executeWrite(tx -> insert(tx.getConnection(), job));
  }

  private Job insert(Connection connection, Job job) throws SQLException {
    var counts = new Counts();
    var inserted = writer.insert(connection, List.of(job), counts).getFirst();
    counts.write(connection);
    return inserted;
  }

  @Override
  public Optional<Job> alike(Job job, Set<JobId> unlike) {
    return single.run(connection -> alike(connection, job, unlike));
  }

  private Optional<Job> alike(Connection connection, Job job, Set<JobId> unlike)
      throws SQLException {
    var ids = unlike.stream().map(JobId::value).toArray();
    var other = connection.createArrayOf("uuid", ids);
    return select.list(connection, JobSelect.SHOWN + ALIKE, job.wish(), other, job.due()).stream()
        .findFirst();
  }

  @Override
  public Job insertUnlessAlike(Job job, Set<JobId> unlike) {
    return transactions.executeWrite(
        tx -> {
          Turns.atWishes(tx.getConnection(), List.of(job.wish()));
          var known = alike(tx.getConnection(), job, unlike);
          return known.isPresent() ? known.get() : insert(tx.getConnection(), job);
        });
  }

  @Override
  public Optional<Job> insertWithin(Job job, OptionalInt atMost) {
    return transactions.executeWrite(
        tx -> {
          if (atMost.isPresent()) {
            Turns.atWishes(tx.getConnection(), List.of(job.kind().wireName()));
            if (queries.open(tx.getConnection(), job.kind()) >= atMost.getAsInt()) {
              return Optional.empty();
            }
          }
          return Optional.of(insert(tx.getConnection(), job));
        });
  }

  @Override
  public boolean isBeingBrought(Job job, Instant now) {
    var id = job.id().value();
    return job.share()
        .filter(share -> !bare(BEING_BROUGHT, share, id, job.createdAt(), id, now).isEmpty())
        .isPresent();
  }

  @Override
  public Optional<Job> brought(Job job) {
    return job.share()
        .flatMap(share -> bare(BROUGHT, share, job.id().value()).stream().findFirst());
  }

  @Override
  public boolean isNeeded(String path, JobId besides) {
    return !bare(NEEDED, path, besides.value()).isEmpty();
  }

  private List<Job> bare(String where, Object... values) {
    return single.run(connection -> select.bare(connection, where, values));
  }

  @Override
  public Optional<Job> change(JobId id, Function<Job, Optional<Change>> step) {
    return transactions.executeWrite(
        tx -> {
          Turns.at(tx.getConnection(), id);
          var before = select.get(tx.getConnection(), id);
          var change = step.apply(before);
          return change.isEmpty()
              ? Optional.empty()
              : Optional.of(writer.write(tx.getConnection(), before, change.get()));
        });
  }

  @Override
  public Optional<Job> find(JobId id) {
    return single.run(connection -> select.show(connection, id));
  }

  @Override
  public JobPage list(JobFilter filter, Paging paging) {
    return transactions.executeRead(tx -> queries.page(tx.getConnection(), filter, paging));
  }

  @Override
  public Load load() {
    return single.run(connection -> queries.load(connection));
  }

  @Override
  public boolean report(JobId id, long run, Progress progress) {
    return single.run(connection -> traces.progress(connection, id, run, progress));
  }
}
