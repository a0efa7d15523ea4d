package org.ytarchive.storage.video.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.json.JsonText;
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
  public Saved save(Draft draft, @Nullable StoredFile file) {
    return transactions.executeWrite(status -> save(status.getConnection(), draft, file));
  }

  private Saved save(Connection c, Draft draft, @Nullable StoredFile file) throws SQLException {
    boolean created = RecordWrites.save(c, draft, json.write(draft.metadata().json()), file);
    return new Saved(RecordQueries.find(c, draft.id()).orElseThrow(), created);
  }

  @Override
  public Optional<VideoRecord> find(RecordId id) {
    return transactions.executeRead(status -> RecordQueries.find(status.getConnection(), id));
  }
}
