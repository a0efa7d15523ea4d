package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.Paging;
import org.ytarchive.storage.search.SearchQuery;
import org.ytarchive.storage.video.VideoOrder.Key;

/** What the stores promise of lists, whatever their order. */
public abstract class VideoListingContract extends VideoRemovalContract {
  @Test
  void list_ofNothing() {
    assertThat(page(NEWEST, 50, 0)).isEqualTo(new VideoPage(List.of(), 0, true, Optional.empty()));
    assertThat(totals().totals().oldest()).isNull();
  }

  @Test
  void list_pagesThroughAllOfThem() {
    for (int i = 0; i < 7; i++) {
      save("video-0000" + i, NOON.plusSeconds(i), Map.of(), null);
    }

    var first = page(NEWEST, 3, 0);
    var second = page(NEWEST, 3, 3);
    var third = page(NEWEST, 3, 6);
    var beyond = page(NEWEST, 3, 9);

    assertThat(ids(first)).containsExactly("video-00006", "video-00005", "video-00004");
    assertThat(ids(second)).containsExactly("video-00003", "video-00002", "video-00001");
    assertThat(ids(third)).containsExactly("video-00000");
    assertThat(ids(beyond)).isEmpty();
    assertThat(List.of(first, second, third, beyond)).extracting(VideoPage::total).containsOnly(7L);
    assertThat(List.of(first.hasMore(), second.hasMore(), third.hasMore(), beyond.hasMore()))
        .containsExactly(true, true, false, false);
  }

  /** Equal keys and times are common: playlists are kept within one moment. */
  @Test
  void list_followedByCursorShowsEachOnceInEveryOrder() {
    for (int i = 0; i < 9; i++) {
      var metadata = new HashMap<>(titled(i % 4 == 0 ? "same" : i % 4 == 1 ? null : "Title " + i));
      if (i % 3 != 0) {
        metadata.put("duration", i % 3 * 10);
      }
      save("video-0000" + i, NOON.plusMillis(i / 2), metadata, null);
    }

    for (var key : Key.values()) {
      for (boolean down : new boolean[] {true, false}) {
        var order = new VideoOrder(key, down);
        assertThat(followed(order, 2)).as("%s", order).isEqualTo(list(order));
      }
    }
  }

  private List<VideoSummary> followed(VideoOrder order, int limit) {
    var all = new ListRequest(Optional.empty(), order);
    var seen = new ArrayList<VideoSummary>();
    var cursor = Optional.<String>empty();
    do {
      var page = catalogue().list(all, Paging.read(limit, 0, cursor.orElse(null), all.order()));
      seen.addAll(page.videos());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return seen;
  }

  /** Whichever end is nearer. */
  @Test
  void list_byOffsetIsAPieceOfTheListInEveryOrder() {
    for (int i = 0; i < 9; i++) {
      save("video-0000" + i, NOON.plusMillis(i / 2), titled(i % 4 == 0 ? "same" : "T " + i), null);
    }

    for (var key : Key.values()) {
      for (boolean down : new boolean[] {true, false}) {
        var order = new VideoOrder(key, down);
        for (int offset = 0; offset <= 10; offset++) {
          assertIsPiece(order, offset, 3);
        }
      }
    }
  }

  private void assertIsPiece(VideoOrder order, int offset, int limit) {
    var all = list(order);
    int from = Math.min(offset, all.size());
    int to = Math.min(offset + limit, all.size());

    var page = page(order, limit, offset);

    assertThat(page.videos()).as("%s at %s", order, offset).isEqualTo(all.subList(from, to));
    assertThat(page.hasMore()).as("%s at %s", order, offset).isEqualTo(to < all.size());
  }

  @Test
  void list_ofASearchKeepsTheOrderAskedFor() {
    save("video-00001", NOON, Map.of("title", "Zebra crossing", "duration", 5), null);
    save("video-00002", NOON.plusSeconds(1), Map.of("title", "Quiet road"), null);
    save("video-00003", NOON.plusSeconds(2), Map.of("title", "A crossing", "duration", 9), null);
    var query = SearchQuery.read("crossing");

    for (var key : Key.values()) {
      var request = new ListRequest(query, new VideoOrder(key, false));
      var page = catalogue().list(request, Paging.read(1, 0, null, request.order()));
      var next = page.nextCursor().orElseThrow();
      var rest = catalogue().list(request, Paging.read(1, 0, next, request.order()));

      assertThat(page.total()).isEqualTo(2);
      assertThat(rest.nextCursor()).isEmpty();
      assertThat(List.of(ids(page).getFirst(), ids(rest).getFirst()))
          .isEqualTo(
              key == Key.TITLE
                  ? List.of("video-00003", "video-00001")
                  : List.of("video-00001", "video-00003"));
    }
  }

  @Test
  void list_byTitleMindsNeitherCaseNorAccents() {
    var titles = Arrays.asList("b", "Zebra", "écran", "Eclair", null, "10", "日本", "ÉZ", "");
    for (int i = 0; i < titles.size(); i++) {
      save("video-0000" + i, NOON, titled(titles.get(i)), null);
    }

    var ascending = list(new VideoOrder(Key.TITLE, false)).stream().map(VideoSummary::title);

    assertThat(ascending)
        .containsExactly(null, "", "10", "b", "Eclair", "écran", "ÉZ", "Zebra", "日本");
  }

  @Test
  void list_downwardsIsListUpwardsReversed() {
    for (int i = 0; i < 6; i++) {
      var metadata = new HashMap<>(titled(i % 2 == 0 ? "same" : null));
      if (i % 3 != 0) {
        metadata.put("duration", i % 3 * 10);
      }
      save("video-0000" + i, NOON, metadata, null);
    }

    for (var key : Key.values()) {
      var up = new ArrayList<>(list(new VideoOrder(key, false)));
      Collections.reverse(up);
      assertThat(list(new VideoOrder(key, true))).as("by %s", key).isEqualTo(up);
    }
  }

  @Test
  void list_byDurationPutsTheUnknownWithTheShortest() {
    save("video-00001", NOON, Map.of("duration", 20), null);
    save("video-00002", NOON, Map.of(), null);
    save("video-00003", NOON, Map.of("duration", 0), null);

    var found = list(new VideoOrder(Key.DURATION, false));

    assertThat(found).extracting(VideoSummary::duration).containsExactly(null, 0L, 20L);
  }

  /** Longer than an index entry may be. */
  @Test
  void list_byVeryLongTitles() {
    var longest = "\uFDFA".repeat(5000); // one character that is eighteen when taken apart
    save("video-00001", NOON, Map.of("title", longest), null);

    assertThat(list(new VideoOrder(Key.TITLE, true)).getFirst().title()).isEqualTo(longest);
  }

  private static List<String> ids(VideoPage page) {
    return page.videos().stream().map(v -> v.id().value()).toList();
  }

  private static Map<String, Object> titled(@Nullable String title) {
    return title == null ? Map.of() : Map.of("title", title);
  }
}
