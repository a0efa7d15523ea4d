package org.ytarchive.jobs.events.postgres;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.events.JobEvent;
import org.ytarchive.jobs.events.LiveProgress;
import org.ytarchive.jobs.events.Position;
import org.ytarchive.jobs.job.EventKind;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/** Rows of events and of progress as they are read. */
@Singleton
class EventRows {
  private final ObjectMapper json;

  EventRows(ObjectMapper json) {
    this.json = json;
  }

  JobEvent event(ResultSet row) throws SQLException {
    return new JobEvent(
        position(row),
        job(row),
        row.getLong("seq"),
        EventKind.of(row.getString("event")),
        row.getString("video_id"),
        JobStatus.parse(row.getString("status")),
        Phase.of(row.getString("phase")),
        row.getInt("progress"),
        row.getLong("downloaded_bytes"),
        Sql.number(row, "total_bytes"),
        failure(row.getString("error")),
        instant(row));
  }

  static LiveProgress live(ResultSet row) throws SQLException {
    return new LiveProgress(
        job(row),
        row.getString("video_id"),
        JobStatus.parse(row.getString("status")),
        Phase.of(row.getString("phase")),
        progress(row),
        instant(row));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    return new Progress(
        row.getInt("progress"),
        row.getLong("downloaded_bytes"),
        Sql.number(row, "total_bytes"),
        row.getString("speed"),
        row.getString("eta"));
  }

  static Position position(ResultSet row) throws SQLException {
    return new Position(Long.parseLong(row.getString("tx")), row.getLong("id"));
  }

  private static JobId job(ResultSet row) throws SQLException {
    return new JobId(row.getObject("job_id", UUID.class));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }

  @Nullable
  private Failure failure(@Nullable String text) {
    try {
      return text == null ? null : json.readValue(text, Argument.of(Failure.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
