package org.ytarchive.storage.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.S3Server;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.storage.leftover.LeftoverSweeper;
import org.ytarchive.storage.testing.RunningStorage;
import org.ytarchive.storage.testing.StorageProcess;

/** {@code kill -9} when the object lies in the bucket and no record leans on it yet. */
class KilledPutIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FILE = "/storage/videos/dQw4w9WgXcQ/file";
  private static final String SAVE =
      "{\"video_id\":\"dQw4w9WgXcQ\",\"metadata\":{},\"file_path\":\"/downloads/Rick.mp4\"}";
  private static final String CONTENT = "never gonna give you up";
  private static final String NOTED = "select count(*) from storage.leftover_files";

  @TempDir Path home;
  private final Map<String, String> settings = new HashMap<>(TestDatabase.settings());
  private Path disk;
  private S3Server bucket;

  @BeforeEach
  void killBetweenPutAndCommit() throws Exception {
    bucket = S3Server.start(home.resolve("s3"));
    settings.putAll(bucket.settings());
    disk = Files.createDirectories(home.resolve("downloads")).resolve("Rick.mp4");
    Files.writeString(disk, CONTENT);
    try (var storage = StorageProcess.start(home, settings);
        var committing = connect()) {
      committing.setAutoCommit(false); // nobody else writes there until it is closed
      committing.createStatement().execute("lock table storage.video_records in share mode");
      save(storage.port());
      await("the object").atMost(LIMIT).until(() -> bucket.objects().size() == 1);
      storage.process().destroyForcibly().waitFor();
    }
    assertThat(number("select count(*) from storage.video_records")).isZero();
  }

  @AfterEach
  void stop() {
    bucket.close();
  }

  /** Its answer never comes. */
  private static void save(int port) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/storage/metadata"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(SAVE));
    HttpClient.newHttpClient().sendAsync(request.build(), BodyHandlers.discarding());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.getOrDefault("DATABASE_URL", ""), settings.get("DATABASE_USER"), "");
  }

  private long number(String question) throws SQLException {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void sweep(RunningStorage storage) {
    storage.context().getBean(LeftoverSweeper.class).sweep();
  }

  /** Jobs asks again: the object gets its record, and the sweeper leaves it alone. */
  @Test
  void save_againKeepsTheObject() throws IOException, SQLException {
    assertThat(disk).hasContent(CONTENT);

    try (var storage = RunningStorage.start(home, settings)) {
      assertThat(storage.post("/storage/metadata", SAVE).status()).isEqualTo(201);
      sweep(storage);

      assertThat(bucket.objects()).hasSize(1);
      assertThat(storage.get(FILE).text()).isEqualTo(CONTENT);
      assertThat(disk).doesNotExist();
      assertThat(number(NOTED)).isZero();
    }
  }

  /** Nobody asks again: after its grace the object goes; the disk's file is not Storage's. */
  @Test
  void object_whoseRecordNeverCameIsSwept() throws SQLException {
    try (var storage = RunningStorage.start(home, settings)) {
      sweep(storage);
      assertThat(bucket.objects()).hasSize(1);
      assertThat(number(NOTED + " where due > now() + interval '23 hours'")).isEqualTo(1);

      try (var aDayLater = connect()) {
        aDayLater.createStatement().execute("update storage.leftover_files set due = now()");
      }
      sweep(storage);

      assertThat(bucket.objects()).isEmpty();
      assertThat(number(NOTED)).isZero();
      assertThat(storage.get(FILE).status()).isEqualTo(404);
      assertThat(disk).hasContent(CONTENT);
    }
  }
}
