package org.ytarchive.jobs.door.processing.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ytarchive.common.JobId;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.jobs.door.processing.FileId;
import org.ytarchive.jobs.door.processing.ProcessedUpload;
import org.ytarchive.jobs.door.processing.UploadStore;

/** Uploads in PostgreSQL. */
@Singleton
class PostgresUploadStore implements UploadStore {
  private static final String BEGIN = "insert into uploads (file_id, seen_at) values (?, ?)";
  private static final String GIVE_UP =
      "update uploads set given_up = true where file_id = ? and uploaded_at is null";
  private static final String TOUCH =
      "update uploads set seen_at = ? where file_id = ? and uploaded_at is null";
  private static final String COMPLETE =
      """
      update uploads set client_id = ?, enhancement = ?, extraction = ?, uploaded_at = ?
       where file_id = ? and uploaded_at is null
      """;
  private static final String LOCK =
      """
      select 1 from uploads where file_id = ? and uploaded_at is null and not given_up for update
      """;
  private static final String FORGET =
      "delete from uploads where file_id = ? and uploaded_at is null";
  private static final String ABANDONED =
      """
      select * from uploads where uploaded_at is null and seen_at < ? order by seen_at limit ?
      """;
  private static final String FIND =
      "select * from uploads where file_id = ? and uploaded_at is not null";
  private static final String OF_CLIENT =
      """
      select * from uploads where client_id = ? and uploaded_at is not null
       order by uploaded_at desc limit ?
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresUploadStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void begin(FileId id, Instant now) {
    update(BEGIN, id.value(), now);
  }

  @Override
  public boolean giveUp(FileId id) {
    return update(GIVE_UP, id.value()) > 0;
  }

  @Override
  public void touch(FileId id, Instant now) {
    update(TOUCH, now, id.value());
  }

  /** Locked first and pointed to its jobs last: they must be there by then. */
  @Override
  public boolean complete(ProcessedUpload upload, Runnable orders) {
    return transactions.executeWrite(
        tx -> {
          if (list(LOCK, row -> true, upload.id().value()).isEmpty()) {
            return false;
          }
          orders.run();
          point(upload);
          return true;
        });
  }

  private void point(ProcessedUpload upload) {
    update(
        COMPLETE,
        upload.clientId(),
        upload.enhancement().value(),
        upload.extraction().value(),
        upload.uploadedAt(),
        upload.id().value());
  }

  @Override
  public void forget(FileId id) {
    update(FORGET, id.value());
  }

  @Override
  public List<FileId> abandoned(Instant before, int limit) {
    return list(ABANDONED, PostgresUploadStore::id, before, limit);
  }

  @Override
  public Optional<ProcessedUpload> find(FileId id) {
    return list(FIND, PostgresUploadStore::upload, id.value()).stream().findFirst();
  }

  @Override
  public List<JobId> jobsOf(String client, int uploads) {
    return list(OF_CLIENT, PostgresUploadStore::upload, client, uploads).stream()
        .flatMap(upload -> Stream.of(upload.enhancement(), upload.extraction()))
        .toList();
  }

  private int update(String sql, @Nullable Object... values) {
    return transactions.executeWrite(tx -> Sql.of(sql, values).update(tx.getConnection()));
  }

  private <T> List<T> list(String sql, Sql.RowReader<T> reader, Object... values) {
    return transactions.executeWrite(tx -> Sql.of(sql, values).list(tx.getConnection(), reader));
  }

  private static FileId id(ResultSet row) throws SQLException {
    return new FileId(row.getObject("file_id", UUID.class));
  }

  private static ProcessedUpload upload(ResultSet row) throws SQLException {
    return new ProcessedUpload(
        id(row),
        row.getString("client_id"),
        new JobId(row.getObject("enhancement", UUID.class)),
        new JobId(row.getObject("extraction", UUID.class)),
        row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
  }
}
