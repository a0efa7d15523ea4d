package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ytarchive.common.Slice;
import org.ytarchive.storage.sql.Sql;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoOrder;
import org.ytarchive.storage.video.VideoPage;
import org.ytarchive.storage.video.VideoRecord;

/** How records are found. */
final class RecordQueries {
  private static final String FIND =
      """
      select id, video_id, kind, metadata, stored_at from video_records where video_id = ?
      """;

  private static final String FILES =
      """
      select kind, quality, root, path, bytes, sha256 from stored_files where record = ? order by id
      """;

  /** The ids first, from the index alone: far pages would else read every row before them. */
  private static final String LIST =
      """
      select r.video_id, r.title, r.duration, r.stored_at, f.bytes as file_size
        from (select id from video_records order by COLUMN WAY, id WAY limit ? offset ?) page
        join video_records r using (id)
        left join stored_files f on f.id = r.best_file
       order by r.COLUMN WAY, r.id WAY
      """;

  private static final String TOTAL = "select sum(videos) from totals";

  private RecordQueries() {}

  static Optional<VideoRecord> find(Connection c, RecordId id) throws SQLException {
    var row = Sql.of(FIND, id.value()).first(c, RecordRows::record);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var files = Sql.of(FILES, row.get().id()).list(c, RecordRows::file);
    return Optional.of(row.get().with(files));
  }

  /** One more than asked for tells whether something follows. */
  static VideoPage list(Connection c, VideoOrder order, Slice slice) throws SQLException {
    var found =
        Sql.of(listBy(order), slice.limit() + 1, slice.offset()).list(c, RecordRows::summary);
    long total = Sql.of(TOTAL).first(c, row -> row.getLong(1)).orElseThrow();
    var page = found.subList(0, Math.min(found.size(), slice.limit()));
    return new VideoPage(page, total, found.size() > slice.limit());
  }

  private static String listBy(VideoOrder order) {
    var column =
        switch (order.key()) {
          case STORED_AT -> "stored_at";
          case TITLE -> "title_sort";
          case DURATION -> "duration_sort";
        };
    return LIST.replace("COLUMN", column).replace("WAY", order.descending() ? "desc" : "asc");
  }
}
