package org.ytarchive.storage.video.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.json.JsonReader;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.RecordMetadata;
import org.ytarchive.storage.video.VideoKind;
import org.ytarchive.storage.video.VideoRecord;
import org.ytarchive.storage.video.VideoSummary;

/** Rows as they are read. */
final class RecordRows {

  private RecordRows() {}

  /** A record before its files are known. */
  record Row(long id, RecordId videoId, VideoKind kind, RecordMetadata metadata, Instant storedAt) {

    VideoRecord with(List<StoredFile> files) {
      return new VideoRecord(videoId, kind, metadata, storedAt, files);
    }
  }

  static Row record(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new RecordId(row.getString("video_id")),
        VideoKind.of(row.getString("kind")),
        RecordMetadata.of(JsonReader.readObject(row.getString("metadata"))),
        storedAt(row));
  }

  static VideoSummary summary(ResultSet row) throws SQLException {
    return new VideoSummary(
        new RecordId(row.getString("video_id")),
        row.getString("title"),
        Sql.number(row, "duration"),
        storedAt(row),
        Sql.number(row, "file_size"));
  }

  private static Instant storedAt(ResultSet row) throws SQLException {
    return Objects.requireNonNull(Sql.instant(row, "stored_at"));
  }
}
