package org.ytarchive.storage.leftover.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.leftover.Leftover;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.sql.FileLocks;

/** Leftovers in PostgreSQL; each is taken up in a transaction of its own, by one replica. */
@Singleton
class PostgresLeftoverStore implements LeftoverStore {
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration FAILED = Duration.ofMinutes(10);

  private static final String NOTE =
      """
      insert into leftover_files as old (root, path, bytes, sha256, object, due)
      values (?, ?, ?, ?, ?, ?)
      on conflict (root, md5(path), coalesce(object, '')) do update
         set bytes = excluded.bytes, sha256 = excluded.sha256,
             due = greatest(old.due, excluded.due)
      """;

  private static final String NEXT =
      """
      select id, root, path, bytes, sha256, object from leftover_files
       where due <= ? order by due, id limit 1 for update skip locked
      """;

  private static final String LEANED_ON =
      """
      select 1 from stored_files
       where root = ? and md5(path) = md5(?) and path = ? and object is null limit 1
      """;

  private static final String OBJECT_LEANED_ON =
      """
      select 1 where exists (select from stored_files where object = ?)
                  or exists (select from links where object = ?)
      """;

  private static final String SAME_BYTES =
      """
      select kind, root, path, bytes, sha256 from stored_files
       where sha256 = ? and bytes = ? and object is null
      """;

  private static final String FORGET = "delete from leftover_files where id = ?";
  private static final String PUT_OFF = "update leftover_files set due = ? where id = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresLeftoverStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void note(Leftover file, Instant due) {
    transactions.executeWrite(
        status ->
            Sql.of(NOTE, file.root(), file.path(), file.bytes(), file.sha256(), file.object(), due)
                .update(status.getConnection()));
  }

  private record Row(long id, Leftover file) {}

  @Override
  public boolean sweepOne(Instant now, Remover remover) {
    return transactions.executeWrite(
        status -> {
          var c = status.getConnection();
          var next = Sql.of(NEXT, now).first(c, PostgresLeftoverStore::row);
          if (next.isPresent()) {
            var later = sweep(c, next.get().file(), remover);
            settle(c, next.get().id(), later.map(now::plus));
          }
          return next.isPresent();
        });
  }

  /** How long to put it off; empty when it is done with. */
  private static Optional<Duration> sweep(Connection c, Leftover file, Remover remover)
      throws SQLException {
    if (!FileLocks.tryTake(c, file.bytesName())) {
      return Optional.of(BUSY); // just being saved
    }
    if (leanedOn(file).first(c, row -> row.getInt(1)).isPresent()) {
      return Optional.empty();
    }
    return remover.remove(file, sameBytes(c, file)) ? Optional.empty() : Optional.of(FAILED);
  }

  private static Sql leanedOn(Leftover file) {
    return file.object() == null
        ? Sql.of(LEANED_ON, file.root(), file.path(), file.path())
        : Sql.of(OBJECT_LEANED_ON, file.object(), file.object());
  }

  private static void settle(Connection c, long id, Optional<Instant> due) throws SQLException {
    var settle = due.map(at -> Sql.of(PUT_OFF, at, id)).orElseGet(() -> Sql.of(FORGET, id));
    settle.update(c);
  }

  private static List<StoredFile> sameBytes(Connection c, Leftover file) throws SQLException {
    return Sql.of(SAME_BYTES, file.sha256(), file.bytes())
        .list(
            c,
            row ->
                new StoredFile(
                    FileKind.of(row.getString("kind")),
                    null,
                    row.getString("root"),
                    row.getString("path"),
                    row.getLong("bytes"),
                    row.getString("sha256"),
                    null));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new Leftover(
            row.getString("root"),
            row.getString("path"),
            row.getLong("bytes"),
            row.getString("sha256"),
            row.getString("object")));
  }
}
