package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Nullable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.search.SearchQuery;
import org.ytarchive.storage.testing.StorageDatabase;
import org.ytarchive.storage.video.VideoRecordStore.Draft;

/** What a search finds. */
class SearchIT {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  /** One hit, and then the time is up. */
  private static final String CUT_SHORT =
      """
      create function search_videos(
          text, tsquery, tsquery, bigint, int, real, bigint, int)
        returns table (id bigint, score real, top bigint, bits int, total bigint, is_exact boolean,
                       in_time boolean)
        language sql stable as $$
        (select * from storage.whole_search($1, $2, $3, $4, $5, $6, $7, $8) limit 1)
        union all select null, 0, 0, 0, 0, false, false
      $$
      """;

  @TempDir static Path home;
  static StorageDatabase database;

  private int kept;

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

  /** As people type it, against one video. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "rick",
        "RICK Astley",
        "astley rick",
        "give",
        "giving",
        "never gonna",
        "\"never gonna give\"",
        "\"Gonna Give You\" astley",
        "rick -morty",
        "rick -\"give never\"",
        "nev",
        "rick ast",
        "gi",
        "dont",
        "don't",
        "DON’T",
        "video/4k",
        "4k",
        "ecran",
        "ÉCRAN",
        "the",
        "\"the writer\"",
        "who is the",
        "ricky -? !!",
        "\"never gonna gi",
        "astlye",
        "asltey rick",
        "gonnna",
        "RickAstleyYT",
        "remastered in",
      })
  void search_finds(String typed) {
    keep(
        "Rick Astley - Never Gonna Give You Up (Official Video/4K Remaster)",
        "The writer of Ricky's écran: don't miss it! Who is the one?",
        "RickAstleyYT");
    keep("Something else", "entirely other", "Another");

    assertThat(titles(typed, "all")).hasSize(1).first().asString().startsWith("Rick");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "rick morty",
        "\"gonna never\"",
        "\"give up you\"",
        "\"giving\"",
        "rick -never",
        "rick -\"never gonna\"",
        "xylophone",
        "ast never -rick",
        "\"up words\"",
        "!!! ???",
        "'; drop table video_records; --",
        "& | ! <-> :*",
      })
  void search_doesNotFind(String typed) {
    keep("Rick Astley - Never Gonna Give You Up", "Words by Rick", "Rick");

    assertThat(titles(typed, "all")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "東京タワーの夜景, 東京",
    "東京タワーの夜景, タワー",
    "東京タワーの夜景, 夜",
    "東京タワーの夜景, 夜景",
    "東京タワーの夜景, 京タワ",
    "東京タワーの夜景, ﾀﾜｰ",
    "我们去看长城了, 长城",
    "我们去看长城了, 看长城 我们",
    "日本語 Lesson 5の文法, lesson",
    "日本語 Lesson 5の文法, 5の文法",
    "서울에서 부산까지, 부산",
    "สวัสดีครับ, สวัสดี",
    "हिन्दी गाने, हिन्दी",
    "Привет мир, привет",
    "Привет мир, превет",
    "Łódź nocą, noca",
    "Zażółć gęślą jaźń, gesla",
  })
  void search_findsInScripts(String title, String typed) {
    keep(title, "", "");
    keep("Other", "", "");

    assertThat(titles(typed, "all")).containsExactly(title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acomodation", "accomodation", "Acommodatoin ", "acommodatoin guide"})
  void search_findsWhatWasMistyped(String typed) {
    keep("Accommodation guide", "", "");
    keep("Something else", "", "");

    assertThat(titles(typed, "all")).containsExactly("Accommodation guide");
  }

  @Test
  void search_inUnspacedTextKeepsTheOrderOfLetters() {
    keep("東京都", "", "");

    assertThat(titles("京東", "all")).isEmpty();
    assertThat(titles("都東", "all")).isEmpty();
  }

  @Test
  void search_looksWhereItIsTold() {
    keep("Rabbit", "carrot", "Burrow");
    keep("Carrot", "rabbit", "Garden");
    keep("Hole", "burrow", "Rabbit");

    assertThat(titles("rabbit", "title")).containsExactly("Rabbit");
    assertThat(titles("rabbit", "description")).containsExactly("Carrot");
    assertThat(titles("rabbit", "all")).containsExactly("Rabbit", "Hole", "Carrot");
    assertThat(titles("rab", "title")).containsExactly("Rabbit");
    assertThat(titles("rabbit carrot", "all")).containsExactlyInAnyOrder("Rabbit", "Carrot");
    assertThat(titles("rabbit carrot", "title")).isEmpty();
    assertThat(titles("rabbit -carrot", "title")).containsExactly("Rabbit");
  }

  /** A phrase ends with its field. */
  @Test
  void search_findsNoPhraseAcrossFields() {
    keep("one two", "three four", "");

    assertThat(titles("\"two three\"", "all")).isEmpty();
  }

  @Test
  void search_showsWhereItFound() {
    keep("Title", "Some <b>bold</b> & \"quoted\" text about running", "");

    var found = search("run", "all", 10, null).videos().getFirst();

    assertThat(found.snippet())
        .isEqualTo(
            "Some &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; text about <mark>running</mark>");
    assertThat(found.score()).isZero();
    assertThat(search("title", "all", 10, null).videos().getFirst().score()).isPositive();
  }

  @Test
  void search_followedByCursorShowsEachOnce() {
    for (int i = 0; i < 23; i++) {
      keep(i % 3 == 0 ? "needle needle " + i : "needle and hay " + i, "", "");
    }

    var all = search("needle", "all", 500, null);
    var seen = new ArrayList<String>();
    var cursor = Optional.<String>empty();
    do {
      var page = search("needle", "all", 4, cursor.orElse(null));
      assertThat(page.total()).isEqualTo(23);
      assertThat(page.totalIsExact()).isTrue();
      page.videos().forEach(v -> seen.add(v.video().id().value()));
      cursor = page.nextCursor();
    } while (cursor.isPresent());

    assertThat(seen).isEqualTo(all.videos().stream().map(v -> v.video().id().value()).toList());
    assertThat(all.hasMore()).isFalse();
    assertThat(seen).hasSize(23).doesNotHaveDuplicates();
  }

  /** More than one stretch of ids: newest first, each ranked, none left out, none twice. */
  @Test
  void search_ofACommonWordGoesThroughTheStretches() throws SQLException {
    database.execute(
        "insert into video_records (video_id, kind, title, metadata, stored_at, updated_at)"
            + " select 'up_' || n, 'upload', case when n % 2 = 0 then 'common ' || n else 'rare' end,"
            + " '{}', now(), now() from generate_series(1, 6000) n");

    var seen = new ArrayList<String>();
    var page = search("common", "all", 500, null);
    assertThat(page.totalIsExact()).isFalse();
    assertThat(page.total()).isBetween(2500L, 4500L);
    while (true) {
      page.videos().forEach(v -> seen.add(v.video().id().value()));
      if (!page.hasMore()) {
        break;
      }
      page = search("common", "all", 500, page.nextCursor().orElseThrow());
    }

    assertThat(seen).hasSize(3000).doesNotHaveDuplicates();
    assertThat(search("rare", "all", 1, null).totalIsExact()).isFalse();
  }

  @Test
  void search_followsChangesAndRemovals() throws SQLException {
    keep("first", "", "");
    var draft = draft("video-00001", Map.of("title", "second"));
    database.bean(VideoRecordStore.class).save(draft, List.of());

    assertThat(titles("first", "title")).isEmpty();
    assertThat(titles("second", "title")).containsExactly("second");

    database.execute("delete from video_records");
    assertThat(titles("second", "title")).isEmpty();
    assertThat(database.number("select count(*) from video_texts")).isZero();
  }

  /** Whatever holds the database up: nobody is told that there is nothing. */
  @Test
  void search_endsWhenItsTimeIsUp() throws SQLException {
    keep("needle", "", "");
    try (var other = database.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table video_texts in access exclusive mode");

      assertTakesTooLong(() -> search("needle", "all", 10, null));
      assertTakesTooLong(() -> list("needle"));
      other.rollback();
    }
    assertThat(titles("needle", "all")).containsExactly("needle");
    assertThat(list("needle").total()).isEqualTo(1);
  }

  private static void assertTakesTooLong(ThrowingCallable search) {
    assertThatThrownBy(search)
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEARCH_ERROR));
  }

  /** It found some until then: the next page looks on behind them. */
  @Test
  void search_thatWasCutShortIsNotAtItsEnd() throws SQLException {
    keep("needle one", "", "");
    keep("needle two", "", "");
    var signature = "(text, tsquery, tsquery, bigint, int, real, bigint, int)";
    database.execute("alter function search_videos" + signature + " rename to whole_search");
    database.execute(CUT_SHORT);
    FoundPage page;
    try {
      page = search("needle", "all", 10, null);
    } finally {
      database.execute("drop function search_videos" + signature);
      database.execute("alter function whole_search" + signature + " rename to search_videos");
    }

    assertThat(page.videos()).hasSize(1);
    assertThat(page.hasMore()).isTrue();
    assertThat(page.totalIsExact()).isFalse();
    var rest = search("needle", "all", 10, page.nextCursor().orElseThrow());
    assertThat(rest.videos()).hasSize(1).doesNotContainAnyElementsOf(page.videos());
    assertThat(rest.hasMore()).isFalse();
  }

  private static VideoPage list(String typed) {
    var newest = new VideoOrder(VideoOrder.Key.STORED_AT, true);
    var request = new ListRequest(SearchQuery.read(typed), newest);
    return database
        .bean(VideoCatalogue.class)
        .list(request, Paging.read(10, 0, null, request.order()));
  }

  /** Found by every strategy: among few, and among so many that the list is walked. */
  @Test
  void list_ofACommonWordIsSortedAndPaged() throws SQLException {
    database.execute(
        "insert into video_records (video_id, kind, title, metadata, stored_at, updated_at)"
            + " select 'up_' || n, 'upload', 'common ' || n % 7, '{}', now(), now()"
            + " from generate_series(1, 3000) n");
    database.execute(
        "insert into video_records (video_id, kind, title, metadata, stored_at, updated_at)"
            + " select 'up_r' || n, 'upload', 'rare ' || n % 7, '{}', now(), now()"
            + " from generate_series(1, 12) n");
    database.execute("analyze video_records, video_texts");

    for (var typed : List.of("common", "rare")) {
      var request =
          new ListRequest(SearchQuery.read(typed), new VideoOrder(VideoOrder.Key.TITLE, true));
      var seen = new ArrayList<String>();
      var cursor = Optional.<String>empty();
      do {
        var paging = Paging.read(500, 0, cursor.orElse(null), request.order());
        var page = database.bean(VideoCatalogue.class).list(request, paging);
        page.videos().forEach(v -> seen.add(v.title()));
        cursor = page.nextCursor();
      } while (cursor.isPresent());

      assertThat(seen).hasSize(typed.equals("rare") ? 12 : 3000);
      assertThat(seen).isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-only", "-one -\"two three\""})
  void search_ofOnlyExclusionsIsRefused(String typed) {
    assertRefused(typed);
  }

  @Test
  void search_ofTooMuchIsRefused() {
    assertRefused("a".repeat(501));
    assertRefused("a ".repeat(33));
    assertThat(titles("a ".repeat(32), "all")).isEmpty();
  }

  private static void assertRefused(String typed) {
    assertThatThrownBy(() -> SearchRequest.of(typed, "all"))
        .isInstanceOfSatisfying(
            ArchiveException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SEARCH_ERROR));
  }

  private void keep(String title, String description, String channel) {
    var metadata =
        Map.<String, Object>of("title", title, "description", description, "channel", channel);
    database
        .bean(VideoRecordStore.class)
        .save(draft("video-%05d".formatted(++kept), metadata), List.of());
  }

  private static Draft draft(String id, Map<String, Object> metadata) {
    return new Draft(new RecordId(id), VideoKind.YOUTUBE, RecordMetadata.of(metadata), NOON);
  }

  private static List<String> titles(String typed, String type) {
    return search(typed, type, 50, null).videos().stream().map(v -> v.video().title()).toList();
  }

  private static FoundPage search(String typed, String type, int limit, @Nullable String cursor) {
    var request = SearchRequest.of(typed, type);
    return database
        .bean(VideoCatalogue.class)
        .search(request, Paging.read(limit, 0, cursor, request.order()));
  }
}
