package org.ytarchive.jobs.door.sessions.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.OutputFormat;
import org.ytarchive.jobs.door.sessions.Session;
import org.ytarchive.jobs.door.sessions.SessionJob;
import org.ytarchive.jobs.door.sessions.SessionStore;

/** Reads rows of the sessions' tables. */
final class SessionRows {

  private SessionRows() {}

  static Session session(ResultSet row) throws SQLException {
    return new Session(
        handle(row),
        instant(row, "created_at"),
        instant(row, "last_activity"),
        row.getBoolean("closed"),
        tally(row));
  }

  static SessionStore.Totals totals(ResultSet row) throws SQLException {
    return new SessionStore.Totals(row.getInt("sessions"), row.getInt("awake"), tally(row));
  }

  private static Session.Tally tally(ResultSet row) throws SQLException {
    return new Session.Tally(
        row.getInt("total"),
        row.getInt("active"),
        row.getInt("completed"),
        row.getInt("failed"),
        row.getInt("cancelled"),
        row.getLong("bytes"));
  }

  static SessionJob job(ResultSet row) throws SQLException {
    return new SessionJob(
        jobId(row),
        row.getString("url"),
        OutputFormat.Media.valueOf(row.getString("media_type").toUpperCase(Locale.ROOT)),
        instant(row, "created_at"));
  }

  static JobId jobId(ResultSet row) throws SQLException {
    return new JobId(row.getObject("job_id", UUID.class));
  }

  static UUID handle(ResultSet row) throws SQLException {
    return row.getObject("handle", UUID.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
