package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** How a record gets into its tables. */
final class RecordWrites {
  private static final String INSERT =
      """
      insert into video_records (video_id, kind, metadata, title, description, duration,
                                 published_at, channel_id, channel_title, stored_at, updated_at)
      values (?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (video_id) do nothing
      returning id
      """;

  private static final String LOCK =
      """
      select id from video_records where video_id = ? for update
      """;

  private static final String CHANGE =
      """
      update video_records
         set metadata = ?::jsonb, title = ?, description = ?, duration = ?, published_at = ?,
             channel_id = ?, channel_title = ?, updated_at = ?
       where id = ? and metadata <> ?::jsonb
      """;

  private RecordWrites() {}

  /**
   * True if it is new. Nothing is waited for once the totals are touched, which is what keeps
   * writers from holding up one another.
   *
   * @param metadata the draft's, as JSON
   */
  static boolean save(Connection c, Draft draft, String metadata, List<StoredFile> files)
      throws SQLException {
    var row = insertOrLock(c, draft, metadata);
    int added = 0;
    for (var file : files) {
      added += FileWrites.add(c, row.id(), file, draft.now());
    }
    if (!row.created() && draft.replaces()) {
      change(c, row.id(), draft, metadata);
    }
    if (added > 0) {
      FileWrites.chooseBest(c, row.id());
    }
    return row.created();
  }

  /** False if there is no such record. */
  static boolean attach(Connection c, RecordId id, StoredFile file, Instant now)
      throws SQLException {
    var locked = Sql.of(LOCK, id.value()).first(c, row -> row.getLong("id"));
    if (locked.isEmpty()) {
      return false;
    }
    long record = locked.get();
    if (FileWrites.add(c, record, file, now) > 0) {
      FileWrites.chooseBest(c, record);
    }
    return true;
  }

  private record Locked(long id, boolean created) {}

  /** Again, when the row that was in the way has just been deleted. */
  private static Locked insertOrLock(Connection c, Draft draft, String json) throws SQLException {
    while (true) {
      var inserted = insert(c, draft, json);
      if (inserted.isPresent()) {
        return new Locked(inserted.get(), true);
      }
      var locked = Sql.of(LOCK, draft.id().value()).first(c, row -> row.getLong("id"));
      if (locked.isPresent()) {
        return new Locked(locked.get(), false);
      }
    }
  }

  private static Optional<Long> insert(Connection c, Draft draft, String json) throws SQLException {
    var m = draft.metadata();
    return Sql.of(
            INSERT,
            draft.id().value(),
            draft.kind().wireName(),
            json,
            m.title(),
            m.description(),
            m.duration(),
            m.publishedAt(),
            m.channelId(),
            m.channelTitle(),
            draft.now(),
            draft.now())
        .first(c, row -> row.getLong("id"));
  }

  private static void change(Connection c, long id, Draft draft, String json) throws SQLException {
    var m = draft.metadata();
    Sql.of(
            CHANGE,
            json,
            m.title(),
            m.description(),
            m.duration(),
            m.publishedAt(),
            m.channelId(),
            m.channelTitle(),
            draft.now(),
            id,
            json)
        .update(c);
  }
}
