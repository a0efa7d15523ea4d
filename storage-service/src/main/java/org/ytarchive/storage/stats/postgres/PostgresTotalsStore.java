package org.ytarchive.storage.stats.postgres;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.ytarchive.common.http.postgres.Sql;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.stats.Totals;
import org.ytarchive.storage.stats.TotalsStore;

/** Adds up the shards; the ends come from the index by time. */
@Singleton
class PostgresTotalsStore implements TotalsStore {
  private static final String TOTALS =
      """
      select sum(videos) as videos, sum(seconds) as seconds,
             sum(video_files) as video_files, sum(video_bytes) as video_bytes,
             sum(audio_files) as audio_files, sum(audio_bytes) as audio_bytes,
             sum(metadata_files) as metadata_files, sum(metadata_bytes) as metadata_bytes,
             sum(thumbnail_files) as thumbnail_files, sum(thumbnail_bytes) as thumbnail_bytes,
             sum(subtitles_files) as subtitles_files, sum(subtitles_bytes) as subtitles_bytes,
             sum(enhanced_files) as enhanced_files, sum(enhanced_bytes) as enhanced_bytes,
             sum(extracted_files) as extracted_files, sum(extracted_bytes) as extracted_bytes,
             (select min(stored_at) from video_records) as oldest,
             (select max(stored_at) from video_records) as newest
        from totals
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresTotalsStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Totals totals() {
    return transactions.executeRead(
        status ->
            Sql.of(TOTALS).first(status.getConnection(), PostgresTotalsStore::read).orElseThrow());
  }

  private static Totals read(ResultSet row) throws SQLException {
    return new Totals(
        row.getLong("videos"),
        row.getLong("seconds"),
        Sql.instant(row, "oldest"),
        Sql.instant(row, "newest"),
        files(row));
  }

  private static Map<FileKind, Totals.Count> files(ResultSet row) throws SQLException {
    var files = new EnumMap<FileKind, Totals.Count>(FileKind.class);
    for (var kind : FileKind.values()) {
      var name = kind.wireName();
      files.put(kind, new Totals.Count(row.getLong(name + "_files"), row.getLong(name + "_bytes")));
    }
    return files;
  }
}
