package org.ytarchive.storage.video.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;

/** How a record's files get into their table; whoever calls holds the record's row. */
final class FileWrites {
  private static final String ADD_FILE =
      """
      insert into stored_files as old
             (record, kind, quality, quality_rank, root, path, bytes, sha256, language, stored_at,
              object)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (record, root, md5(path), coalesce(object, '')) do update
         set bytes = excluded.bytes, sha256 = excluded.sha256,
             quality = coalesce(excluded.quality, old.quality),
             quality_rank = case when excluded.quality is null then old.quality_rank
                                 else excluded.quality_rank end,
             language = coalesce(excluded.language, old.language)
       where (old.bytes, old.sha256) <> (excluded.bytes, excluded.sha256)
          or old.quality is distinct from coalesce(excluded.quality, old.quality)
          or old.language is distinct from coalesce(excluded.language, old.language)
      """;

  /** A file that lay on the disk until now. */
  private static final String MOVE_TO_BUCKET =
      """
      update stored_files set object = ?
       where record = ? and root = ? and md5(path) = md5(?) and path = ? and sha256 = ?
         and object is null
         and not exists (select from stored_files there
                          where there.record = stored_files.record and there.object = ?
                            and there.root = stored_files.root
                            and there.path = stored_files.path)
      """;

  /** What was made or fetched anew takes the place of the older one; a video's qualities stay. */
  private static final String REPLACE_IN_BUCKET =
      """
      with gone as (
        delete from stored_files
         where record = ? and root = ? and md5(path) = md5(?) and path = ? and object <> ?
           and kind = ? and kind not in ('video', 'audio')
        returning root, path, bytes, sha256, object)
      insert into leftover_files as old (root, path, bytes, sha256, object, due)
      select root, path, bytes, sha256, object, ?::timestamptz from gone
      on conflict (root, md5(path), coalesce(object, '')) do update
         set due = greatest(old.due, excluded.due)
      """;

  /** The same choice as {@link StoredFile#best}. */
  private static final String CHOOSE_BEST =
      """
      update video_records
         set best_file = best.id
        from (select id from stored_files
               where record = ? and kind in ('video', 'audio')
               order by kind = 'video' desc, quality_rank desc, bytes desc, id
               limit 1) best
       where video_records.id = ? and best_file is distinct from best.id
      """;

  private FileWrites() {}

  /** How many rows that changed: none when it is known just so. */
  static int add(Connection c, long record, StoredFile file, Instant now) throws SQLException {
    if (file.object() != null) {
      moveToBucket(c, record, file, file.object());
      replaceInBucket(c, record, file, now);
    }
    return Sql.of(
            ADD_FILE,
            record,
            file.kind().wireName(),
            file.quality(),
            file.qualityRank(),
            file.root(),
            file.path(),
            file.bytes(),
            file.sha256(),
            file.language(),
            now,
            file.object())
        .update(c);
  }

  static void chooseBest(Connection c, long record) throws SQLException {
    Sql.of(CHOOSE_BEST, record, record).update(c);
  }

  private static void moveToBucket(Connection c, long record, StoredFile file, String object)
      throws SQLException {
    Sql.of(
            MOVE_TO_BUCKET,
            object,
            record,
            file.root(),
            file.path(),
            file.path(),
            file.sha256(),
            object)
        .update(c);
  }

  private static void replaceInBucket(Connection c, long record, StoredFile file, Instant now)
      throws SQLException {
    Sql.of(
            REPLACE_IN_BUCKET,
            record,
            file.root(),
            file.path(),
            file.path(),
            file.object(),
            file.kind().wireName(),
            now)
        .update(c);
  }
}
