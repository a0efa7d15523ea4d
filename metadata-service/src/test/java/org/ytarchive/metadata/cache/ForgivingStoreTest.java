package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.testing.InMemoryCacheStore;

class ForgivingStoreTest {
  private final HandClock clock = new HandClock();
  private final InMemoryCacheStore store = new InMemoryCacheStore();
  private final ForgivingStore forgiving = new ForgivingStore(store, clock);

  @Test
  void find_ofAStoreThatIsAwayFindsNothing() {
    store.isAway(true);

    assertThat(forgiving.find(CacheKind.VIDEO, List.of("a"))).isEmpty();
    forgiving.keep(List.of(anEntry()));
    assertThat(forgiving.drop(HandClock.NOON, HandClock.NOON)).isZero();
  }

  /** Each attempt may cost a connection timeout. */
  @Test
  void find_leavesAFailedStoreAloneForAWhile() {
    store.isAway(true);
    for (int i = 0; i < 10; i++) {
      forgiving.find(CacheKind.VIDEO, List.of("a"));
      forgiving.keep(List.of(anEntry()));
    }

    assertThat(store.calls()).isEqualTo(1);
  }

  @Test
  void find_comesBackByItself() {
    store.keep(List.of(anEntry()));
    store.isAway(true);
    forgiving.find(CacheKind.VIDEO, List.of("a"));
    store.isAway(false);
    clock.pass(ForgivingStore.PAUSE.plus(Duration.ofMillis(1)));

    assertThat(forgiving.find(CacheKind.VIDEO, List.of("a"))).containsKey("a");
  }

  private static CacheEntry anEntry() {
    var noon = HandClock.NOON;
    return new CacheEntry(CacheKind.VIDEO, "a", "{}", noon, noon.plusSeconds(60));
  }
}
