package org.ytarchive.jobs.job.postgres;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ytarchive.common.JobId;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobEdit;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;

/** Between a row of the jobs table and a {@link Job}. */
@Singleton
class JobRows {
  private static final Argument<Map<String, Object>> MAP =
      Argument.mapOf(String.class, Object.class);

  private final ObjectMapper json;

  JobRows(ObjectMapper json) {
    this.json = json;
  }

  /** The columns a step may change, in the order of {@link #bind}; {@code id} comes last. */
  static final String COLUMNS =
      """
      status, phase, progress, downloaded_bytes, total_bytes, attempt, next_attempt, run, failures,
      events, updated_at, started_at, finished_at, next_attempt_at, download_id, work_plan_id,
      metadata, file, error""";

  static final String VALUES =
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json";

  /** Sets {@link #COLUMNS} and returns the next free index. */
  int bind(PreparedStatement statement, Job job) throws SQLException {
    int i = 1;
    statement.setString(i++, job.status().wireName());
    statement.setString(i++, job.phase().wireName());
    statement.setInt(i++, job.progress().percent());
    statement.setLong(i++, job.progress().downloadedBytes());
    statement.setObject(i++, job.progress().totalBytes(), Types.BIGINT);
    statement.setInt(i++, job.attempt());
    statement.setInt(i++, job.nextAttempt());
    statement.setLong(i++, job.run());
    statement.setInt(i++, job.failures());
    statement.setLong(i++, job.events());
    statement.setObject(i++, timestamp(job.updatedAt()));
    statement.setObject(i++, timestamp(job.startedAt()));
    statement.setObject(i++, timestamp(job.finishedAt()));
    statement.setObject(i++, timestamp(job.nextAttemptAt()));
    statement.setString(i++, job.downloadId());
    statement.setString(i++, job.workPlanId());
    statement.setString(i++, write(MAP, job.metadata()));
    statement.setString(i++, write(Argument.of(DownloadedFile.class), job.file()));
    statement.setString(i++, write(Argument.of(Failure.class), job.error()));
    return i;
  }

  String options(Job job) {
    return Objects.requireNonNull(write(Argument.of(JobOptions.class), job.options()));
  }

  Job read(ResultSet row) throws SQLException {
    var created = Objects.requireNonNull(instant(row, "created_at"));
    var options = Objects.requireNonNull(read(Argument.of(JobOptions.class), row, "options"));
    var id = new JobId(row.getObject("id", UUID.class));
    return new JobEdit(id, new VideoId(row.getString("video_id")), options, created)
        .status(JobStatus.parse(row.getString("status")))
        .phase(Phase.of(row.getString("phase")))
        .progress(progress(row))
        .attempt(row.getInt("attempt"))
        .nextAttempt(row.getInt("next_attempt"))
        .run(row.getLong("run"))
        .failures(row.getInt("failures"))
        .events(row.getLong("events"))
        .updatedAt(Objects.requireNonNull(instant(row, "updated_at")))
        .startedAt(instant(row, "started_at"))
        .finishedAt(instant(row, "finished_at"))
        .nextAttemptAt(instant(row, "next_attempt_at"))
        .downloadId(row.getString("download_id"))
        .workPlanId(row.getString("work_plan_id"))
        .metadata(read(MAP, row, "metadata"))
        .file(read(Argument.of(DownloadedFile.class), row, "file"))
        .error(read(Argument.of(Failure.class), row, "error"))
        .job();
  }

  /** The job's own, or the newer one its worker reported in this attempt. */
  private static Progress progress(ResultSet row) throws SQLException {
    var own =
        new Progress(
            row.getInt("progress"),
            row.getLong("downloaded_bytes"),
            number(row, "total_bytes"),
            null,
            null);
    if (row.getObject("p_progress") == null) {
      return own;
    }
    return own.then(
        new Progress(
            row.getInt("p_progress"),
            row.getLong("p_downloaded_bytes"),
            number(row, "p_total_bytes"),
            row.getString("p_speed"),
            row.getString("p_eta")));
  }

  <T> @Nullable String write(Argument<T> type, @Nullable T value) {
    try {
      return value == null ? null : json.writeValueAsString(type, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> @Nullable T read(Argument<T> type, ResultSet row, String column) throws SQLException {
    var text = row.getString(column);
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable
  static Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  @Nullable
  static Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Nullable
  static OffsetDateTime timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
