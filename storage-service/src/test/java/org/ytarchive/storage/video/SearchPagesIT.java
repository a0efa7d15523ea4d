package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.search.SearchQuery;

/** Searches that find more than a page shows, or have no time to find it all. */
class SearchPagesIT extends SearchedArchive {
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

  /** The time is up at once; whoever asks again gets the answer. */
  private static final String COLD =
      """
      create function search_videos(
          text, tsquery, tsquery, bigint, int, real, bigint, int)
        returns table (id bigint, score real, top bigint, bits int, total bigint, is_exact boolean,
                       in_time boolean)
        language plpgsql as $$
      begin
        if current_setting('test.warm', true) = 'yes' then
          return query select * from storage.whole_search($1, $2, $3, $4, $5, $6, $7, $8);
        else
          return query select null::bigint, 0::real, 0::bigint, 0, 0::bigint, false, false;
        end if;
        perform set_config('test.warm', 'yes', true);
      end $$
      """;

  /** The time is up while any but the narrowest stretch is read. */
  private static final String SLOW =
      """
      create function bottom_of(top bigint, bits int) returns bigint language plpgsql as $$
      begin
        if bits > 10 then
          raise exception 'the time is up' using errcode = 'query_canceled';
        end if;
        return storage.whole_bottom(top, bits);
      end $$
      """;

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

  /** However thinly they lie and whatever was skipped on the way to enough of them. */
  @ParameterizedTest
  @ValueSource(ints = {40, 300, 2_500, 20_000})
  void search_findsEachOfTheThinlySpread(int apart) throws SQLException {
    int count = 90;
    database.execute("alter table video_records alter column id restart set increment by " + apart);
    database.execute(
        "insert into video_records (video_id, kind, title, metadata, stored_at, updated_at)"
            + " select 'up_' || n, 'upload', 'thin', '{}', now(), now() from generate_series(1, "
            + count
            + ") n");
    database.execute("alter table video_records alter column id set increment by 1 restart");

    var seen = new ArrayList<Integer>();
    var page = search("thin", "all", 7, null);
    assertThat(page.total()).isBetween(count / 2L, count * 2L);
    while (true) {
      page.videos().forEach(v -> seen.add(number(v.video().id().value())));
      if (!page.hasMore()) {
        break;
      }
      page = search("thin", "all", 7, page.nextCursor().orElseThrow());
    }

    assertThat(seen).isEqualTo(IntStream.range(0, count).mapToObj(n -> count - n).toList());
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("up_".length()));
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
    var page = searchBy(CUT_SHORT);

    assertThat(page.videos()).hasSize(1);
    assertThat(page.hasMore()).isTrue();
    assertThat(page.totalIsExact()).isFalse();
    var rest = search("needle", "all", 10, page.nextCursor().orElseThrow());
    assertThat(rest.videos()).hasSize(1).doesNotContainAnyElementsOf(page.videos());
    assertThat(rest.hasMore()).isFalse();
  }

  /** The first search after a start reads a cold disk: nobody is sent away for that. */
  @Test
  void search_ofAColdArchiveIsLookedForOnceMore() throws SQLException {
    keep("needle", "", "");

    var page = searchBy(COLD);

    assertThat(page.videos()).hasSize(1);
    assertThat(page.totalIsExact()).isTrue();
  }

  /** What is known is told, even if it is too little for a page and there is no time for more. */
  @Test
  void search_thatFindsTooFewInTimeTellsThose() throws SQLException {
    database.execute("alter table video_records alter column id restart with 100000");
    keep("needle one", "", "");
    keep("needle two", "", "");
    database.execute("alter function bottom_of(bigint, int) rename to whole_bottom");
    database.execute(SLOW);
    FoundPage page;
    try {
      page = search("needle", "all", 10, null);
    } finally {
      database.execute("alter table video_records alter column id restart with 1");
      database.execute("drop function bottom_of(bigint, int)");
      database.execute("alter function whole_bottom(bigint, int) rename to bottom_of");
    }

    assertThat(page.videos()).hasSize(2);
    assertThat(page.totalIsExact()).isFalse();
    var rest = search("needle", "all", 10, page.nextCursor().orElseThrow());
    assertThat(rest.videos()).isEmpty();
  }

  private FoundPage searchBy(String function) throws SQLException {
    var signature = "(text, tsquery, tsquery, bigint, int, real, bigint, int)";
    database.execute("alter function search_videos" + signature + " rename to whole_search");
    database.execute(function);
    try {
      return search("needle", "all", 10, null);
    } finally {
      database.execute("drop function search_videos" + signature);
      database.execute("alter function whole_search" + signature + " rename to search_videos");
    }
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
}
