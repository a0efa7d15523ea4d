package org.ytarchive.storage.video.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.storage.file.FileKind;
import org.ytarchive.storage.file.StoredFile;
import org.ytarchive.storage.testing.StorageDatabase;
import org.ytarchive.storage.video.RecordId;
import org.ytarchive.storage.video.RecordMetadata;
import org.ytarchive.storage.video.SpokenTextStore;
import org.ytarchive.storage.video.SpokenTextStore.Said;
import org.ytarchive.storage.video.VideoKind;
import org.ytarchive.storage.video.VideoRecordStore;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

class PostgresSpokenTextStoreIT {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final RecordId TALK = new RecordId("video-00001");
  private static final int LANGUAGES = 40;

  @TempDir Path home;
  private StorageDatabase database;
  private SpokenTextStore texts;

  @BeforeEach
  void start() throws SQLException {
    database = new StorageDatabase(home);
    texts = database.bean(SpokenTextStore.class);
    database.execute("create table touched (id bigint)");
    database.execute(
        """
        create function touch() returns trigger language plpgsql as $$
        begin
          insert into storage.touched values (new.id);
          return null;
        end $$
        """);
    database.execute(
        "create trigger touch after update on video_texts for each row execute function touch()");
    var metadata = RecordMetadata.of(Map.of("title", "A talk"));
    var files = IntStream.range(0, LANGUAGES).mapToObj(this::file).toList();
    records().save(new Draft(TALK, VideoKind.YOUTUBE, metadata, NOON), files);
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private VideoRecordStore records() {
    return database.bean(VideoRecordStore.class);
  }

  private StoredFile file(int number) {
    var hash = "%064x".formatted(number);
    var name = "a." + number + ".vtt";
    return new StoredFile(FileKind.SUBTITLES, null, "/downloads", name, number, hash, null);
  }

  private long found(String word) throws SQLException {
    return database.number(
        "select count(*) from video_texts where subtitles @@ '%s'::tsquery".formatted(word));
  }

  private long touched() throws SQLException {
    return database.number("select count(*) from touched");
  }

  private void sayAll() {
    texts.put(TALK, texts.unread(TALK).stream().map(f -> new Said(f, "word" + f.bytes())).toList());
  }

  /** A video in forty languages: each would else index all those before it once more. */
  @Test
  void put_indexesAllOfThemOnce() throws SQLException {
    sayAll();

    assertThat(texts.unread(TALK)).isEmpty();
    assertThat(found("word0")).isOne();
    assertThat(found("word" + (LANGUAGES - 1))).isOne();
    assertThat(touched()).isOne();
  }

  @Test
  void put_ofAnotherTextReplacesIt() throws SQLException {
    sayAll();
    texts.put(TALK, List.of(new Said(file(3), "anew"), new Said(file(3), "anew")));

    assertThat(found("anew")).isOne();
    assertThat(found("word3")).isZero();
    assertThat(found("word4")).isOne();
  }

  @Test
  void put_ofWhatIsGoneKeepsNothing() throws SQLException {
    texts.put(TALK, List.of(new Said(file(LANGUAGES + 1), "nobody")));
    texts.put(new RecordId("video-00002"), List.of(new Said(file(1), "nobody")));

    assertThat(database.number("select count(*) from spoken_texts")).isZero();
  }

  @Test
  void aFileThatGoesIsNoLongerFound() throws SQLException {
    sayAll();
    database.execute("delete from stored_files where path = 'a.5.vtt'");

    assertThat(found("word5")).isZero();
    assertThat(found("word6")).isOne();
  }

  @Test
  void aVideoThatGoesIsNotIndexedForEachOfItsFiles() throws SQLException {
    sayAll();
    long before = touched();

    assertThat(records().delete(TALK, NOON)).isPresent();

    assertThat(touched()).isEqualTo(before);
    assertThat(database.number("select count(*) from spoken_texts")).isZero();
  }
}
