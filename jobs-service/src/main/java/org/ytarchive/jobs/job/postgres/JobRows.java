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
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.ChannelName;
import org.ytarchive.common.JobId;
import org.ytarchive.common.PlaylistId;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.Wanted;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.job.Job;
import org.ytarchive.jobs.job.JobEdit;
import org.ytarchive.jobs.job.JobKind;
import org.ytarchive.jobs.job.JobOptions;
import org.ytarchive.jobs.job.JobStatus;
import org.ytarchive.jobs.job.Phase;
import org.ytarchive.jobs.job.Progress;
import org.ytarchive.jobs.job.Tally;

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
      metadata, file, error, entries, pending, unlucky, asked\
      """;

  static final String VALUES =
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::json, ?, ?, ?, ?";

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
    var tally = Optional.ofNullable(job.tally());
    statement.setObject(i++, tally.map(Tally::entries).orElse(null), Types.INTEGER);
    statement.setObject(i++, tally.map(Tally::pending).orElse(null), Types.INTEGER);
    statement.setObject(i++, tally.map(Tally::unlucky).orElse(null), Types.INTEGER);
    statement.setBoolean(i++, job.asked());
    return i;
  }

  /** Sets {@link #COLUMNS} and what never changes. */
  void bindNew(PreparedStatement statement, Job job) throws SQLException {
    int i = bind(statement, job);
    statement.setObject(i++, job.id().value());
    statement.setString(i++, job.kind().wireName());
    statement.setString(i++, job.subject().orElse(null));
    statement.setString(i++, job.isParent() ? job.wanted().toString() : null);
    statement.setString(
        i++, job.wanted() instanceof Wanted.Processing(var subject, var process) ? process : null);
    statement.setString(i++, write(Argument.of(JobOptions.class), job.options()));
    statement.setString(i++, job.wish());
    statement.setString(i++, job.share().orElse(null));
    statement.setObject(i++, job.parentId() == null ? null : job.parentId().value(), Types.OTHER);
    statement.setObject(i++, job.position(), Types.INTEGER);
    statement.setObject(i, timestamp(job.createdAt()));
  }

  Job read(ResultSet row) throws SQLException {
    var created = Objects.requireNonNull(Sql.instant(row, "created_at"));
    var options = Objects.requireNonNull(read(Argument.of(JobOptions.class), row, "options"));
    var id = new JobId(row.getObject("id", UUID.class));
    return new JobEdit(id, wanted(row), options, created)
        .status(JobStatus.parse(row.getString("status")))
        .phase(Phase.of(row.getString("phase")))
        .progress(progress(row))
        .attempt(row.getInt("attempt"))
        .nextAttempt(row.getInt("next_attempt"))
        .run(row.getLong("run"))
        .failures(row.getInt("failures"))
        .events(row.getLong("events"))
        .updatedAt(Objects.requireNonNull(Sql.instant(row, "updated_at")))
        .startedAt(Sql.instant(row, "started_at"))
        .finishedAt(Sql.instant(row, "finished_at"))
        .nextAttemptAt(Sql.instant(row, "next_attempt_at"))
        .downloadId(row.getString("download_id"))
        .workPlanId(row.getString("work_plan_id"))
        .metadata(read(MAP, row, "metadata"))
        .file(read(Argument.of(DownloadedFile.class), row, "file"))
        .error(read(Argument.of(Failure.class), row, "error"))
        .parentId(Columns.id(row, "parent_id"))
        .position(Columns.integer(row, "position"))
        .asked(row.getBoolean("asked"))
        .tally(tally(row))
        .job();
  }

  private static Wanted wanted(ResultSet row) throws SQLException {
    return switch (JobKind.parse(row.getString("kind"))) {
      case DOWNLOAD -> new Wanted.Video(new VideoId(row.getString("video_id")));
      case PLAYLIST -> new Wanted.Playlist(new PlaylistId(row.getString("list_id")));
      case CHANNEL -> new Wanted.Channel(new ChannelName(row.getString("list_id")));
      case CAPTURE -> new Wanted.Capture(row.getString("video_id"));
      case PROCESSING -> new Wanted.Processing(row.getString("video_id"), row.getString("process"));
    };
  }

  @Nullable
  private static Tally tally(ResultSet row) throws SQLException {
    return Columns.integer(row, "entries") == null
        ? null
        : new Tally(row.getInt("entries"), row.getInt("pending"), row.getInt("unlucky"));
  }

  /** The job's own, or the newer one its worker reported in this attempt; a parent's mean. */
  private static Progress progress(ResultSet row) throws SQLException {
    if (row.getObject("mean") != null) {
      return new Progress(row.getInt("mean"), 0, null, null, null);
    }
    var own =
        new Progress(
            row.getInt("progress"),
            row.getLong("downloaded_bytes"),
            Sql.number(row, "total_bytes"),
            null,
            null);
    if (row.getObject("p_progress") == null) {
      return own;
    }
    return own.then(
        new Progress(
            row.getInt("p_progress"),
            row.getLong("p_downloaded_bytes"),
            Sql.number(row, "p_total_bytes"),
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
  static OffsetDateTime timestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
