package org.ytarchive.storage.video.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.json.JsonText;
import org.ytarchive.storage.sql.FileLocks;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.VideoRecord;
import org.ytarchive.storage.video.VideoRecordStore;

/** Records in PostgreSQL, one transaction per call. The totals are kept by its triggers. */
@Singleton
class PostgresVideoRecordStore implements VideoRecordStore {
  private final TransactionOperations<Connection> transactions;
  private final JsonText json;

  PostgresVideoRecordStore(TransactionOperations<Connection> transactions, JsonText json) {
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public Saved save(Draft draft, List<StoredFile> files, Consumer<StoredFile> present) {
    return transactions.executeWrite(status -> save(status.getConnection(), draft, files, present));
  }

  private Saved save(
      Connection c, Draft draft, List<StoredFile> files, Consumer<StoredFile> present)
      throws SQLException {
    FileLocks.take(c, files.stream().map(StoredFile::bytesName).toList());
    files.forEach(present);
    boolean created = RecordWrites.save(c, draft, json.write(draft.metadata().json()), files);
    RecordRemovals.keep(c, files, draft.now());
    return new Saved(RecordQueries.find(c, draft.id()).orElseThrow(), created);
  }

  @Override
  public Optional<VideoRecord> attach(
      RecordId id, StoredFile file, Instant now, Consumer<StoredFile> present) {
    return transactions.executeWrite(
        status -> attach(status.getConnection(), id, file, now, present));
  }

  private static Optional<VideoRecord> attach(
      Connection c, RecordId id, StoredFile file, Instant now, Consumer<StoredFile> present)
      throws SQLException {
    FileLocks.take(c, List.of(file.bytesName()));
    present.accept(file);
    if (!RecordWrites.attach(c, id, file, now)) {
      return Optional.empty();
    }
    RecordRemovals.keep(c, List.of(file), now);
    return RecordQueries.find(c, id);
  }

  @Override
  public Optional<Deleted> delete(RecordId id, Instant now) {
    return transactions.executeWrite(
        status -> RecordRemovals.delete(status.getConnection(), id, now));
  }

  @Override
  public Optional<VideoRecord> find(RecordId id) {
    return transactions.executeRead(status -> RecordQueries.find(status.getConnection(), id));
  }
}
