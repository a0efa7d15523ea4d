package org.ytarchive.download.download.postgres;

import io.micronaut.json.JsonMapper;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ytarchive.common.Quality;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.download.DownloadStatus;
import org.ytarchive.contracts.download.DownloadedFile;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.download.Companions;
import org.ytarchive.download.download.Download;
import org.ytarchive.download.download.DownloadId;
import org.ytarchive.download.download.DownloadOrder;
import org.ytarchive.download.download.DownloadProgress;
import org.ytarchive.download.download.DownloadRequest;
import org.ytarchive.download.download.Phase;

/** Reads a row of the downloads table, and writes what is JSON in it. */
@Singleton
class DownloadRows {
  private final JsonMapper json;

  DownloadRows(JsonMapper json) {
    this.json = json;
  }

  Download read(ResultSet row) throws SQLException {
    return new Download(
        new DownloadId(row.getObject("id", UUID.class)),
        request(row),
        DownloadStatus.valueOf(row.getString("state")),
        row.getInt("run"),
        progress(row),
        number(row, "estimated_size"),
        json(row, "info", VideoInfo.class),
        json(row, "file", DownloadedFile.class),
        json(row, "companions", Companions.class).orElse(Companions.NONE),
        json(row, "failure", Failure.class),
        new Download.Times(
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            time(row, "started_at"),
            time(row, "completed_at")));
  }

  private static DownloadRequest request(ResultSet row) throws SQLException {
    return new DownloadRequest(
        Optional.ofNullable(row.getString("job_id")),
        row.getInt("attempt"),
        new DownloadOrder(
            new VideoId(row.getString("video_id")),
            Quality.parse(row.getString("quality")),
            Optional.ofNullable(row.getString("format_selection")),
            row.getBoolean("extract_audio"),
            row.getBoolean("quality_strict"),
            languages(row.getString("subtitles"))),
        row.getString("output_folder"),
        row.getString("work_folder"));
  }

  private static List<String> languages(String codes) {
    return codes.isEmpty() ? List.of() : List.of(codes.split(","));
  }

  private static DownloadProgress progress(ResultSet row) throws SQLException {
    return new DownloadProgress(
        Phase.valueOf(row.getString("phase")),
        row.getInt("progress"),
        row.getLong("downloaded_bytes"),
        number(row, "total_bytes"),
        number(row, "speed"),
        number(row, "eta"));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Long.class));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private <T> Optional<T> json(ResultSet row, String column, Class<T> type) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(text -> parse(text, type));
  }

  private <T> T parse(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half of a surrogate pair, which a title may hold, becomes a question mark. */
  @Nullable
  String write(@Nullable Object value) {
    try {
      return value == null
          ? null
          : new String(
              json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8),
              StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
