package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.sql.FileRows;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoRecordStore.Deleted;

/** How a record leaves its tables, and its files the care of anybody. */
final class RecordRemovals {
  private static final String LOCK = "select id from video_records where video_id = ? for update";

  private static final String FILES =
      """
      select kind, quality, root, path, bytes, sha256, language, object
        from stored_files where record = ? order by id
      """;

  private static final String UNSHARED =
      """
      select kind, quality, root, path, bytes, sha256, language, object
        from stored_files mine
       where record = ?
         and not exists (select 1 from stored_files other
                          where md5(other.path) = md5(mine.path) and other.path = mine.path
                            and other.root = mine.root and other.record <> mine.record
                            and other.object is null and mine.object is null)
         and not exists (select 1 from stored_files other
                          where other.object = mine.object and other.record <> mine.record)
         and not exists (select 1 from links where links.object = mine.object)
       order by id
      """;

  /** All of them: whoever shares one may be going just now, too. */
  private static final String LEAVE =
      """
      insert into leftover_files as old (root, path, bytes, sha256, object, due)
      select root, path, bytes, sha256, object, ?::timestamptz from stored_files where record = ?
      order by root, md5(path), coalesce(object, '')
      on conflict (root, md5(path), coalesce(object, '')) do update
         set bytes = excluded.bytes, sha256 = excluded.sha256,
             due = greatest(old.due, excluded.due)
      """;

  private static final String DELETE = "delete from video_records where id = ?";

  private static final String KEEP =
      """
      delete from leftover_files
       where root = ? and md5(path) = md5(?) and path = ? and object is null
      """;

  private static final String KEEP_OBJECT = "delete from leftover_files where object = ?";

  /** The disk's copy of what is in the bucket now. */
  private static final String LEAVE_COPY =
      """
      insert into leftover_files as old (root, path, bytes, sha256, due) values (?, ?, ?, ?, ?)
      on conflict (root, md5(path), coalesce(object, '')) do update
         set bytes = excluded.bytes, sha256 = excluded.sha256, due = excluded.due
      """;

  private RecordRemovals() {}

  static Optional<Deleted> delete(Connection c, RecordId id, Instant now) throws SQLException {
    var row = Sql.of(LOCK, id.value()).first(c, r -> r.getLong("id"));
    if (row.isEmpty()) {
      return Optional.empty();
    }
    long record = row.get();
    var files = Sql.of(FILES, record).list(c, FileRows::read);
    var leftovers = Sql.of(UNSHARED, record).list(c, FileRows::read);
    Sql.of(LEAVE, now, record).update(c);
    Sql.of(DELETE, record).update(c); // the totals last: nothing is waited for after them
    return Optional.of(new Deleted(files, leftovers));
  }

  /** The files have an owner; of what is in a bucket now, no disk needs a copy any more. */
  static void keep(Connection c, List<StoredFile> files, Instant now) throws SQLException {
    for (var file : files) {
      if (file.object() == null) {
        Sql.of(KEEP, file.root(), file.path(), file.path()).update(c);
      } else {
        Sql.of(KEEP_OBJECT, file.object()).update(c);
        Sql.of(LEAVE_COPY, file.root(), file.path(), file.bytes(), file.sha256(), now).update(c);
      }
    }
  }
}
