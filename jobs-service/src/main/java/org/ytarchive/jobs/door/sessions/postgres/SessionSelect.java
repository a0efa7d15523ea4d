package org.ytarchive.jobs.door.sessions.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.door.sessions.Session;
import org.ytarchive.jobs.door.sessions.SessionStore;

/** Reads sessions together with how their jobs are. */
final class SessionSelect {
  private static final String TALLY =
      """
      count(j.id) total,
      count(j.id) filter (where j.status in ('queued', 'downloading')) active,
      count(j.id) filter (where j.status = 'completed') completed,
      count(j.id) filter (where j.status = 'failed') failed,
      count(j.id) filter (where j.status = 'cancelled') cancelled,
      coalesce(sum((j.file->>'size')::bigint)
                 filter (where j.status = 'completed' and s.swept_at is null), 0)::bigint bytes
        from sessions s left join session_jobs o on o.handle = s.handle
             left join jobs j on j.id = o.job_id
      """;
  private static final String SELECT =
      "select s.handle, s.created_at, s.last_activity, s.expired_at is not null closed, " + TALLY;
  private static final String GROUP = " group by s.handle order by s.created_at desc, s.handle";
  private static final String TOTALS =
      """
      select count(distinct s.handle) sessions,
             count(distinct s.handle)
               filter (where s.expired_at is null and s.last_activity > ?) awake,
      """
          + TALLY;

  private SessionSelect() {}

  static Optional<Session> bySecret(Connection c, byte[] secret) throws SQLException {
    return where(c, "s.secret = ?", secret).stream().findFirst();
  }

  static Optional<Session> byHandle(Connection c, UUID handle) throws SQLException {
    return where(c, "s.handle = ?", handle).stream().findFirst();
  }

  static List<Session> active(Connection c, Instant since) throws SQLException {
    return where(c, "s.expired_at is null and s.last_activity > ?", since);
  }

  private static List<Session> where(Connection c, String condition, Object value)
      throws SQLException {
    return Sql.of(SELECT + " where " + condition + GROUP, value).list(c, SessionRows::session);
  }

  static SessionStore.Totals totals(Connection c, Instant since) throws SQLException {
    return Sql.of(TOTALS, since).list(c, SessionRows::totals).getFirst();
  }
}
