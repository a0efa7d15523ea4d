package org.ytarchive.storage.video.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ytarchive.common.Slice;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.json.JsonText;
import org.ytarchive.storage.sql.Sql;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoOrder;
import org.ytarchive.storage.video.VideoPage;
import org.ytarchive.storage.video.VideoRecord;
import org.ytarchive.storage.video.VideoRecordStore;

/** Records in PostgreSQL. The totals are kept by its triggers. */
@Singleton
class PostgresVideoRecordStore implements VideoRecordStore {
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

  private static final String ADD_FILE =
      """
      insert into stored_files as old
             (record, kind, quality, quality_rank, root, path, bytes, sha256, stored_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (record, root, md5(path)) do update
         set bytes = excluded.bytes, sha256 = excluded.sha256,
             quality = coalesce(excluded.quality, old.quality),
             quality_rank = case when excluded.quality is null then old.quality_rank
                                 else excluded.quality_rank end
       where (old.bytes, old.sha256) <> (excluded.bytes, excluded.sha256)
          or old.quality is distinct from coalesce(excluded.quality, old.quality)
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

  private final TransactionOperations<Connection> transactions;
  private final JsonText json;

  PostgresVideoRecordStore(TransactionOperations<Connection> transactions, JsonText json) {
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public Saved save(Draft draft, @Nullable StoredFile file) {
    return transactions.executeWrite(status -> save(status.getConnection(), draft, file));
  }

  /** Nothing is waited for once the totals are touched, which is what keeps writers apart. */
  private Saved save(Connection c, Draft draft, @Nullable StoredFile file) throws SQLException {
    var metadata = json.write(draft.metadata().json());
    var row = insertOrLock(c, draft, metadata);
    boolean added = file != null && add(c, row.id(), file, draft) > 0;
    if (!row.created()) {
      change(c, row.id(), draft, metadata);
    }
    if (added) {
      Sql.of(CHOOSE_BEST, row.id(), row.id()).update(c);
    }
    return new Saved(find(c, draft.id()).orElseThrow(), row.created());
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

  private static int add(Connection c, long record, StoredFile file, Draft draft)
      throws SQLException {
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
            draft.now())
        .update(c);
  }

  @Override
  public Optional<VideoRecord> find(RecordId id) {
    return transactions.executeRead(status -> find(status.getConnection(), id));
  }

  private static Optional<VideoRecord> find(Connection c, RecordId id) throws SQLException {
    var row = Sql.of(FIND, id.value()).first(c, RecordRows::record);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var files = Sql.of(FILES, row.get().id()).list(c, RecordRows::file);
    return Optional.of(row.get().with(files));
  }

  @Override
  public VideoPage list(VideoOrder order, Slice slice) {
    return transactions.executeRead(status -> list(status.getConnection(), order, slice));
  }

  /** One more than asked for tells whether something follows. */
  private static VideoPage list(Connection c, VideoOrder order, Slice slice) throws SQLException {
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
