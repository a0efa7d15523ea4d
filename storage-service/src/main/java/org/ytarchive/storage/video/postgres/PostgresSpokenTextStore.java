package org.ytarchive.storage.video.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.sql.FileRows;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.SpokenTextStore;

/** What is said, beside the file that says it. */
@Singleton
class PostgresSpokenTextStore implements SpokenTextStore {
  private static final String UNREAD =
      """
      select f.* from video_records r
        join stored_files f on f.record = r.id and f.kind = 'subtitles'
       where r.video_id = ?
         and not exists (select from spoken_texts s where s.file = f.id and s.sha256 = f.sha256)
       order by f.id
      """;

  private static final String PUT =
      """
      insert into spoken_texts (file, record, sha256, text)
      select distinct on (f.id) f.id, f.record, f.sha256, said.text
        from unnest(?, ?, ?, ?) said (root, path, sha256, text)
        join video_records r on r.video_id = ?
        join stored_files f on f.record = r.id and f.root = said.root and f.path = said.path
                           and f.sha256 = said.sha256
      on conflict (file) do update set sha256 = excluded.sha256, text = excluded.text
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresSpokenTextStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<StoredFile> unread(RecordId id) {
    return transactions.executeRead(
        status -> Sql.of(UNREAD, id.value()).list(status.getConnection(), FileRows::read));
  }

  @Override
  public void put(RecordId id, List<Said> said) {
    transactions.executeWrite(
        status -> {
          var c = status.getConnection();
          return Sql.of(
                  PUT,
                  texts(c, said, one -> one.file().root()),
                  texts(c, said, one -> one.file().path()),
                  texts(c, said, one -> one.file().sha256()),
                  texts(c, said, Said::text),
                  id.value())
              .update(c);
        });
  }

  private static Array texts(Connection c, List<Said> said, Function<Said, String> part)
      throws SQLException {
    return c.createArrayOf("text", said.stream().map(part).toArray());
  }
}
