package org.ytarchive.storage.vault.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.sql.FileRows;
import org.ytarchive.storage.vault.KeptFiles;

/** Looks among the records' files. */
@Singleton
class PostgresKeptFiles implements KeptFiles {
  private static final String FIND =
      """
      select kind, quality, root, path, bytes, sha256, language, object from stored_files
       where root = ? and md5(path) = md5(?) and path = ?
         and sha256 = coalesce(?::text, sha256) and bytes = coalesce(?::bigint, bytes)
       order by id desc limit 1
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresKeptFiles(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<StoredFile> find(
      String root, String path, @Nullable String sha256, @Nullable Long bytes) {
    var hash = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
    return transactions.executeRead(
        tx ->
            Sql.of(FIND, root, path, path, hash, bytes).first(tx.getConnection(), FileRows::read));
  }
}
