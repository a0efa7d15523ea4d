package org.ytarchive.storage.video;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.testing.StorageDatabase;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** Videos to be searched for, kept one by one. */
abstract class SearchedArchive {
  static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  @TempDir static Path home;
  static StorageDatabase database;

  int kept;

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
    database.execute("delete from video_records");
    database.execute("delete from known_words");
  }

  void keep(String title, String description, String channel) {
    var metadata =
        Map.<String, Object>of("title", title, "description", description, "channel", channel);
    database
        .bean(VideoRecordStore.class)
        .save(draft("video-%05d".formatted(++kept), metadata), List.of());
  }

  static Draft draft(String id, Map<String, Object> metadata) {
    return new Draft(new RecordId(id), VideoKind.YOUTUBE, RecordMetadata.of(metadata), NOON);
  }

  static List<String> titles(String typed, String type) {
    return search(typed, type, 50, null).videos().stream().map(v -> v.video().title()).toList();
  }

  static FoundPage search(String typed, String type, int limit, @Nullable String cursor) {
    var request = SearchRequest.of(typed, type);
    return database
        .bean(VideoCatalogue.class)
        .search(request, Paging.read(limit, 0, cursor, request.order()));
  }
}
