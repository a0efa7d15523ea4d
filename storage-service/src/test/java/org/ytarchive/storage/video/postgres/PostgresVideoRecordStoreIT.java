package org.ytarchive.storage.video.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.leftover.LeftoverStore;
import org.ytarchive.storage.stats.TotalsStore;
import org.ytarchive.storage.testing.StorageDatabase;
import org.ytarchive.storage.video.VideoCatalogue;
import org.ytarchive.storage.video.VideoRecordStore;
import org.ytarchive.storage.video.VideoRecordStoreContract;

class PostgresVideoRecordStoreIT extends VideoRecordStoreContract {
  /** Each total beside the scan it must be equal to; a row for every difference. */
  private static final String DIFFERENCES =
      """
      select count(*) from (
        select sum(videos), sum(seconds),
               sum(video_files), sum(video_bytes), sum(audio_files), sum(audio_bytes),
               sum(metadata_files), sum(metadata_bytes),
               sum(thumbnail_files), sum(thumbnail_bytes),
               sum(subtitles_files), sum(subtitles_bytes)
          from totals
        except
        select (select count(*) from video_records),
               (select coalesce(sum(duration), 0) from video_records),
               count(*) filter (where kind = 'video'),
               coalesce(sum(bytes) filter (where kind = 'video'), 0),
               count(*) filter (where kind = 'audio'),
               coalesce(sum(bytes) filter (where kind = 'audio'), 0),
               count(*) filter (where kind = 'metadata'),
               coalesce(sum(bytes) filter (where kind = 'metadata'), 0),
               count(*) filter (where kind = 'thumbnail'),
               coalesce(sum(bytes) filter (where kind = 'thumbnail'), 0),
               count(*) filter (where kind = 'subtitles'),
               coalesce(sum(bytes) filter (where kind = 'subtitles'), 0)
          from stored_files) differing
      """;

  @TempDir static Path home;
  static StorageDatabase database;

  @BeforeAll
  static void start() {
    database = new StorageDatabase(home);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    database.execute("delete from video_records; delete from leftover_files");
  }

  @Override
  protected VideoRecordStore records() {
    return database.bean(VideoRecordStore.class);
  }

  @Override
  protected VideoCatalogue catalogue() {
    return database.bean(VideoCatalogue.class);
  }

  @Override
  protected TotalsStore totals() {
    return database.bean(TotalsStore.class);
  }

  @Override
  protected LeftoverStore leftovers() {
    return database.bean(LeftoverStore.class);
  }

  /** Eight writers that save, change, delete, give up and die must not move a total by one. */
  @Test
  void totals_areWhatAScanFindsAfterAnyMix() throws Exception {
    var rolledBack = new AtomicInteger();
    var writers = new ArrayList<Future<Void>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < 8; writer++) {
        writers.add(threads.submit(() -> write(rolledBack)));
      }
    }
    for (var writer : writers) {
      writer.get();
    }

    assertThat(rolledBack).hasPositiveValue();
    assertThat(database.number("select count(*) from video_records")).isPositive();
    assertThat(database.number(DIFFERENCES)).isZero();
    assertThat(database.number("select count(*) from totals where videos <> 0")).isGreaterThan(1);
  }

  private Void write(AtomicInteger rolledBack) throws SQLException {
    var random = ThreadLocalRandom.current();
    for (int i = 0; i < 60; i++) {
      var id = "video-%05d".formatted(random.nextInt(40));
      switch (random.nextInt(8)) {
        case 0 -> database.execute("delete from video_records where video_id = '" + id + "'");
        case 1 -> {
          giveUp(id, random.nextBoolean());
          rolledBack.incrementAndGet();
        }
        default -> saveIfThere(id, random.nextInt(1000), random.nextInt(5));
      }
    }
    return null;
  }

  private void saveIfThere(String id, int duration, int kind) {
    var endings = new String[] {"mp4", "m4a", "json", "jpg", "vtt"};
    save(
        id,
        NOON,
        Map.of("duration", duration),
        file(id + duration % 3 + "." + endings[kind], null, duration));
  }

  /**
   * A transaction that never commits: rolled back, or its connection lost. One statement, for none
   * may wait for others once it has touched the totals.
   */
  private static void giveUp(String id, boolean abruptly) throws SQLException {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      var statement = connection.createStatement();
      statement.execute(
          ThreadLocalRandom.current().nextBoolean()
              ? "update stored_files set bytes = bytes + 1000 where path like '" + id + "%'"
              : "insert into video_records (video_id, kind, metadata, duration, stored_at, updated_at)"
                  + " select 'lost-' || n, 'upload', '{}', 1000, now(), now()"
                  + " from generate_series(1, 50) n on conflict do nothing");
      if (abruptly) {
        connection.abort(Runnable::run);
      } else {
        connection.rollback();
      }
    }
  }

  @Test
  void totals_followWhatIsDoneByHand() throws SQLException {
    save("video-00001", NOON, Map.of("duration", 5), file("a.mp4", null, 10));
    save("video-00002", NOON, Map.of("duration", 7), file("b.mp4", null, 20));
    database.execute("update video_records set duration = duration * 2");
    database.execute("update stored_files set kind = 'audio' where bytes = 10");
    database.execute("delete from video_records where video_id = 'video-00002'");
    database.execute(
        "insert into video_records (video_id, kind, metadata, duration, stored_at, updated_at)"
            + " select 'up_' || n, 'upload', '{}', 3, now(), now() from generate_series(1, 100) n");

    assertThat(totals().totals().videos()).isEqualTo(101);
    assertThat(totals().totals().seconds()).isEqualTo(310);
    assertThat(totals().totals().bytes()).isEqualTo(10);
    assertThat(database.number(DIFFERENCES)).isZero();
  }

  /** A far page must not read the rows before it, nor any list sort the table. */
  @Test
  void list_isAnsweredFromTheIndexes() throws SQLException {
    try (var connection = database.connect()) {
      var statement = connection.createStatement();
      statement.execute("set enable_seqscan = off");
      for (var column : new String[] {"stored_at", "title_sort", "duration_sort"}) {
        for (var way : new String[] {"asc", "desc"}) {
          var plan = new StringBuilder();
          var query =
              "explain select id from video_records order by %1$s %2$s, id %2$s limit 1"
                  .formatted(column, way);
          try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
              plan.append(rows.getString(1)).append('\n');
            }
          }
          assertThat(plan.toString()).contains("Index Only Scan").doesNotContain("Sort");
        }
      }
    }
  }
}
