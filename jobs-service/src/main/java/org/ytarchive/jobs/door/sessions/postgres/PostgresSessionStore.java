package org.ytarchive.jobs.door.sessions.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.door.sessions.Session;
import org.ytarchive.jobs.door.sessions.SessionJob;
import org.ytarchive.jobs.door.sessions.SessionStore;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobStore;

/** Sessions in PostgreSQL; how their jobs are is counted where the jobs are. */
@Singleton
class PostgresSessionStore implements SessionStore {
  private static final String ALONE = "select pg_advisory_xact_lock(hashtextextended(?, 14))";
  private static final String ACTIVE =
      "select count(*) from sessions where expired_at is null and last_activity > ?";
  private static final String INSERT =
      "insert into sessions (handle, secret, created_at, last_activity) values (?, ?, ?, ?)";
  private static final String TOUCH =
      "update sessions set last_activity = greatest(last_activity, ?) where handle = ?";
  private static final String COUNT_JOBS =
      """
      select count(*) from session_jobs o join jobs j on j.id = o.job_id
       where o.handle = ? and j.status <> 'cancelled'
      """;
  private static final String INSERT_JOB =
      """
      insert into session_jobs (job_id, handle, url, media_type, created_at)
      values (?, ?, ?, ?, ?)
      """;
  private static final String JOBS =
      "select * from session_jobs where handle = ? order by created_at desc, job_id";
  private static final String JOB = "select * from session_jobs where handle = ? and job_id = ?";
  private static final String OWNER = "select handle from session_jobs where job_id = ?";
  private static final String CLOSE =
      """
      update sessions set expired_at = ? where expired_at is null and last_activity <= ?
      returning handle
      """;
  private static final String UNSWEPT =
      "select handle from sessions where expired_at <= ? and swept_at is null";
  private static final String GOING_ON =
      """
      select o.job_id from sessions s join session_jobs o on o.handle = s.handle
             join jobs j on j.id = o.job_id
       where s.expired_at is not null and s.swept_at is null
         and j.status in ('queued', 'downloading')
      """;
  private static final String SWEPT = "update sessions set swept_at = ? where handle = ?";
  private static final String SWEPT_BY = "select handle from sessions where swept_at <= ?";
  private static final String FORGET = "delete from sessions where handle = ?";

  private final TransactionOperations<Connection> transactions;
  private final JobStore jobs;

  PostgresSessionStore(TransactionOperations<Connection> transactions, JobStore jobs) {
    this.transactions = transactions;
    this.jobs = jobs;
  }

  @Override
  public boolean create(UUID handle, byte[] secret, Instant now, Instant since, int atMost) {
    return transactions.executeWrite(
        tx -> {
          var c = tx.getConnection();
          alone(c, "sessions");
          if (number(c, ACTIVE, since) >= atMost) {
            return false;
          }
          Sql.of(INSERT, handle, secret, now, now).update(c);
          return true;
        });
  }

  /** Until this transaction ends nobody else counts the same. */
  private static void alone(Connection c, String name) throws SQLException {
    Sql.of(ALONE, name).list(c, row -> name);
  }

  private static long number(Connection c, String sql, Object... values) throws SQLException {
    return Sql.of(sql, values).list(c, row -> row.getLong(1)).getFirst();
  }

  @Override
  public Optional<Session> find(byte[] secret) {
    return read(c -> SessionSelect.bySecret(c, secret));
  }

  @Override
  public Optional<Session> find(UUID handle) {
    return read(c -> SessionSelect.byHandle(c, handle));
  }

  @Override
  public List<Session> active(Instant since) {
    return read(c -> SessionSelect.active(c, since));
  }

  @Override
  public Totals totals(Instant since) {
    return read(c -> SessionSelect.totals(c, since));
  }

  @Override
  public void touch(UUID handle, Instant now) {
    write(TOUCH, now, handle);
  }

  @Override
  public boolean add(UUID handle, SessionJob asked, Job job, int atMost) {
    return transactions.executeWrite(
        tx -> {
          var c = tx.getConnection();
          alone(c, "session " + handle);
          if (number(c, COUNT_JOBS, handle) >= atMost) {
            return false;
          }
          jobs.insert(job);
          var media = asked.media().wireName();
          Sql.of(INSERT_JOB, job.id().value(), handle, asked.url(), media, asked.createdAt())
              .update(c);
          return true;
        });
  }

  @Override
  public List<SessionJob> jobs(UUID handle) {
    return list(SessionRows::job, JOBS, handle);
  }

  @Override
  public Optional<SessionJob> job(UUID handle, JobId id) {
    return list(SessionRows::job, JOB, handle, id.value()).stream().findFirst();
  }

  @Override
  public Optional<UUID> owner(JobId id) {
    return list(SessionRows::handle, OWNER, id.value()).stream().findFirst();
  }

  @Override
  public List<UUID> close(Instant since, Instant now) {
    return transactions.executeWrite(
        tx -> Sql.of(CLOSE, now, since).list(tx.getConnection(), SessionRows::handle));
  }

  @Override
  public List<UUID> unswept(Instant before) {
    return list(SessionRows::handle, UNSWEPT, before);
  }

  @Override
  public List<JobId> goingOn() {
    return list(SessionRows::jobId, GOING_ON);
  }

  @Override
  public void swept(UUID handle, Instant now) {
    write(SWEPT, now, handle);
  }

  @Override
  public List<UUID> sweptBy(Instant before) {
    return list(SessionRows::handle, SWEPT_BY, before);
  }

  @Override
  public void forget(UUID handle) {
    write(FORGET, handle);
  }

  private <T> List<T> list(Sql.RowReader<T> reader, String sql, Object... values) {
    return read(c -> Sql.of(sql, values).list(c, reader));
  }

  /** A look at the tables. */
  private interface Look<T> {
    T at(Connection c) throws SQLException;
  }

  private <T> T read(Look<T> look) {
    return transactions.executeRead(tx -> look.at(tx.getConnection()));
  }

  private void write(String sql, Object... values) {
    transactions.executeWrite(tx -> Sql.of(sql, values).update(tx.getConnection()));
  }
}
