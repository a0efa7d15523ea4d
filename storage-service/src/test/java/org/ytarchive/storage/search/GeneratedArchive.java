package org.ytarchive.storage.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.postgresql.PGConnection;

/** An archive of any size that nobody had to film; the same one every time. */
final class GeneratedArchive {
  static final Vocabulary WORDS = Vocabulary.spaced(60_000);
  static final Vocabulary LETTERS = Vocabulary.unspaced(20_000);
  private static final Instant BEGAN = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration PACE = Duration.ofSeconds(150);
  private static final int EVERY_UNSPACED = 20;
  private static final int CHANNELS = 20_000;
  private static final int BATCH = 5_000;

  private static final String RECORDS =
      """
      copy video_records (id, video_id, kind, title, description, duration, channel_id,
                          channel_title, metadata, best_file, stored_at, updated_at) from stdin
      """;
  private static final String FILES =
      """
      copy stored_files (id, record, kind, quality, quality_rank, root, path, bytes, sha256,
                         stored_at) from stdin
      """;

  /** What a trigger learns from each record, and a migration once learned from all. */
  private static final String KNOWN_WORDS =
      """
      insert into known_words (word, seen, near, pieces)
      select w, n, case when is_correctable(w) then near(w) else '{}' end,
             case when is_correctable(w) then pieces(w) else '{}' end
        from (select w, count(*) as n
                from video_records,
                     lateral words_to_know(words_of(concat_ws(' ', title, channel_title))) w
               group by w) all_words
      """;

  private GeneratedArchive() {}

  /** Fills empty tables, past the triggers, and says how much there is. */
  static void fill(Connection connection, int records) throws SQLException, IOException {
    try (var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (int from = 1; from <= records; from += BATCH) {
        copy(connection, from, Math.min(from + BATCH - 1, records));
      }
      statement.execute("set session_replication_role = origin");
      statement.execute(KNOWN_WORDS);
      statement.execute("select setval('video_records_id_seq', " + records + ")");
      statement.execute("select setval('stored_files_id_seq', " + records + ")");
      statement.execute(
          "update totals set videos = (select count(*) from video_records),"
              + " seconds = (select sum(duration) from video_records),"
              + " video_files = (select count(*) from stored_files),"
              + " video_bytes = (select sum(bytes) from stored_files) where shard = 0");
    }
  }

  private static void copy(Connection connection, int from, int to)
      throws SQLException, IOException {
    var records = new StringBuilder();
    var files = new StringBuilder();
    for (int id = from; id <= to; id++) {
      record(id, records);
      file(id, files);
    }
    var copy = connection.unwrap(PGConnection.class).getCopyAPI();
    copy.copyIn(RECORDS, reader(records));
    copy.copyIn(FILES, reader(files));
  }

  private static Reader reader(StringBuilder rows) {
    return new StringReader(rows.toString());
  }

  private static void record(int id, StringBuilder out) {
    var random = new Random(id * 7919L);
    boolean unspaced = random.nextInt(EVERY_UNSPACED) == 0;
    var title =
        unspaced
            ? LETTERS.text(random, 4 + random.nextInt(6), "")
            : WORDS.text(random, 4 + random.nextInt(7), " ");
    var description =
        unspaced
            ? LETTERS.text(random, 20 + random.nextInt(60), "")
            : WORDS.text(random, 20 + random.nextInt(120), " ");
    int channel = random.nextInt(CHANNELS);
    int duration = 10 + random.nextInt(7200);
    var name = WORDS.text(new Random(channel), 2, " ");
    var json =
        "{\"title\": \"%s\", \"description\": \"%s\", \"duration\": %d}"
            .formatted(title, description, duration);
    append(
        out,
        id,
        videoId(id),
        "youtube",
        title,
        description,
        duration,
        "UC" + channel,
        name,
        json,
        id,
        storedAt(id),
        storedAt(id));
  }

  static String videoId(int id) {
    return "v%010d".formatted(id);
  }

  private static void file(int id, StringBuilder out) {
    var path = "videos/" + id + ".mp4";
    var sha256 = "%064x".formatted(id);
    long bytes = 1_000_000L + id;
    append(out, id, id, "video", "1080p", 1080, "/downloads", path, bytes, sha256, storedAt(id));
  }

  private static Instant storedAt(int id) {
    return BEGAN.plus(PACE.multipliedBy(id));
  }

  private static void append(StringBuilder out, Object... columns) {
    for (int i = 0; i < columns.length; i++) {
      out.append(i == 0 ? "" : "\t").append(columns[i]);
    }
    out.append('\n');
  }
}
