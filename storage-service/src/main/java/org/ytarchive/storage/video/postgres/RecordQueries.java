package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.sql.FileRows;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoRecord;

/** How records are found. */
final class RecordQueries {
  private static final String FIND =
      """
      select id, video_id, kind, metadata, stored_at from video_records where video_id = ?
      """;

  private static final String FILES =
      """
      select kind, quality, root, path, bytes, sha256, language, object
        from stored_files where record = ? order by id
      """;

  private RecordQueries() {}

  static Optional<VideoRecord> find(Connection c, RecordId id) throws SQLException {
    var row = Sql.of(FIND, id.value()).first(c, RecordRows::record);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var files = Sql.of(FILES, row.get().id()).list(c, FileRows::read);
    return Optional.of(row.get().with(files));
  }
}
