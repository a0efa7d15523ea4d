package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.metadata.cache.CacheKind.CHANNEL;
import static org.ytarchive.metadata.cache.CacheKind.FORMATS;
import static org.ytarchive.metadata.cache.CacheKind.PLAYLIST;
import static org.ytarchive.metadata.cache.CacheKind.VIDEO;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CacheStore} promises. */
public abstract class CacheStoreContract {
  protected static final Instant NOON = Instant.parse("2025-01-26T12:00:00.123Z");

  protected abstract CacheStore store();

  @Test
  void find_givesBackWhatWasKept() {
    var entry = entry(VIDEO, "a", "{\"title\": \"Ä \\u0000 😀\"}", NOON);
    store().keep(List.of(entry));

    assertThat(store().find(VIDEO, List.of("a"))).containsOnlyKeys("a").containsValue(entry);
  }

  @Test
  void find_leavesOutWhatItDoesNotHold() {
    store().keep(List.of(entry(VIDEO, "a", "{}", NOON)));

    assertThat(store().find(VIDEO, List.of("b"))).isEmpty();
    assertThat(store().find(VIDEO, List.of())).isEmpty();
    assertThat(store().find(CHANNEL, List.of("a"))).isEmpty();
  }

  /** A batch is read in one go. */
  @Test
  void find_takesManyIdsAtOnce() {
    var entries =
        IntStream.range(0, 1000).mapToObj(i -> entry(VIDEO, "v" + i, "{}", NOON)).toList();
    store().keep(entries);

    assertThat(store().find(VIDEO, entries.stream().map(CacheEntry::id).toList())).hasSize(1000);
  }

  @Test
  void find_tellsAnAbsence() {
    store().keep(List.of(entry(VIDEO, "gone", null, NOON)));

    assertThat(store().find(VIDEO, List.of("gone")).get("gone"))
        .isNotNull()
        .extracting(CacheEntry::body)
        .isNull();
  }

  /** The order of thumbnails is part of the answer. */
  @Test
  void find_keepsTheOrderOfKeys() {
    var body = "{\"default\":1,\"medium\":2,\"high\":3}";
    store().keep(List.of(entry(VIDEO, "a", body, NOON)));

    assertThat(body("a")).isEqualTo(body);
  }

  @Test
  void keep_replacesWhatIsOlder() {
    store().keep(List.of(entry(VIDEO, "a", "{\"n\":1}", NOON)));
    store().keep(List.of(entry(VIDEO, "a", "{\"n\":2}", NOON.plusSeconds(1))));

    assertThat(body("a")).isEqualTo("{\"n\":2}");
  }

  /** Two replicas asked YouTube; the slower one writes last what it heard first. */
  @Test
  void keep_leavesWhatIsNewer() {
    store().keep(List.of(entry(VIDEO, "a", "{\"n\":2}", NOON)));
    store().keep(List.of(entry(VIDEO, "a", "{\"n\":1}", NOON.minusSeconds(1))));

    assertThat(body("a")).isEqualTo("{\"n\":2}");
  }

  @Test
  void drop_removesWhatIsTooOld() {
    store().keep(List.of(entry(VIDEO, "old", "{}", NOON.minus(Duration.ofDays(31)))));
    store().keep(List.of(entry(VIDEO, "expired", "{}", NOON.minus(Duration.ofDays(29)))));

    assertThat(store().drop(NOON.minus(Duration.ofDays(30)), NOON)).isEqualTo(1);
    assertThat(store().find(VIDEO, List.of("old", "expired"))).containsOnlyKeys("expired");
  }

  /** An expired absence or list of formats is never answered; an expired video may be. */
  @Test
  void drop_removesWhatIsNeverAnsweredLate() {
    var earlier = NOON.minus(Duration.ofHours(2));
    store().keep(List.of(entry(VIDEO, "a", null, earlier), entry(FORMATS, "a", "{}", earlier)));
    store().keep(List.of(entry(VIDEO, "b", null, NOON), entry(FORMATS, "b", "{}", NOON)));

    assertThat(store().drop(NOON.minus(Duration.ofDays(30)), NOON)).isEqualTo(2);
    assertThat(store().find(VIDEO, List.of("a", "b"))).containsOnlyKeys("b");
    assertThat(store().find(FORMATS, List.of("a", "b"))).containsOnlyKeys("b");
  }

  @Test
  void clear_dropsEverythingAndCountsIt() {
    store().keep(List.of(entry(VIDEO, "a", "{}", NOON), entry(VIDEO, "b", null, NOON)));
    store().keep(List.of(entry(CHANNEL, "a", "{}", NOON), entry(PLAYLIST, "a", "{}", NOON)));

    assertThat(store().clear(Clearing.ALL))
        .containsOnly(Map.entry(VIDEO, 2), Map.entry(CHANNEL, 1), Map.entry(PLAYLIST, 1));
    assertThat(store().find(VIDEO, List.of("a", "b"))).isEmpty();
    assertThat(store().clear(Clearing.ALL)).isEmpty();
  }

  /** A video is known by two kinds of entries; a channel of that name is another thing. */
  @Test
  void clear_ofAVideoDropsWhatIsKnownOfIt() {
    store().keep(List.of(entry(VIDEO, "a", "{}", NOON), entry(VIDEO, "b", "{}", NOON)));
    store().keep(List.of(entry(FORMATS, "a", "{}", NOON), entry(CHANNEL, "a", "{}", NOON)));

    assertThat(store().clear(new Clearing("a", null)))
        .containsOnly(Map.entry(VIDEO, 1), Map.entry(FORMATS, 1));
    assertThat(store().find(VIDEO, List.of("a", "b"))).containsOnlyKeys("b");
    assertThat(store().find(CHANNEL, List.of("a"))).containsOnlyKeys("a");
  }

  @Test
  void clear_ofWhatExpiredLeavesTheRest() {
    var expired = NOON.minus(Duration.ofHours(1));
    store().keep(List.of(entry(VIDEO, "a", "{}", expired), entry(VIDEO, "b", "{}", NOON)));

    assertThat(store().clear(new Clearing("b", NOON))).isEmpty();
    assertThat(store().clear(new Clearing(null, NOON))).containsOnly(Map.entry(VIDEO, 1));
    assertThat(store().find(VIDEO, List.of("a", "b"))).containsOnlyKeys("b");
  }

  @Test
  void keep_holdsEveryKind() {
    for (var kind : CacheKind.values()) {
      store().keep(List.of(entry(kind, "a", "{}", NOON)));

      assertThat(store().find(kind, List.of("a"))).containsOnlyKeys("a");
    }
  }

  private @Nullable String body(String id) {
    return Objects.requireNonNull(store().find(VIDEO, List.of(id)).get(id)).body();
  }

  protected static CacheEntry entry(
      CacheKind kind, String id, @Nullable String body, Instant fetchedAt) {
    return new CacheEntry(kind, id, body, fetchedAt, fetchedAt.plus(Duration.ofHours(1)));
  }
}
