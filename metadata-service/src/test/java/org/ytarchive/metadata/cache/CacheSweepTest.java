package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.testing.InMemoryCacheStore;

class CacheSweepTest {
  private final HandClock clock = new HandClock();
  private final InMemoryCacheStore store = new InMemoryCacheStore();
  private final CacheSweep sweep = new CacheSweep(store, clock);

  @Test
  void sweep_dropsWhatIsOlderThanThirtyDays() {
    var noon = HandClock.NOON;
    store.keep(List.of(new CacheEntry(CacheKind.VIDEO, "a", "{}", noon, noon.plusSeconds(60))));
    clock.pass(Duration.ofDays(30));
    sweep.sweep();
    assertThat(store.find(CacheKind.VIDEO, List.of("a"))).hasSize(1);

    clock.pass(Duration.ofMillis(1));
    sweep.sweep();
    assertThat(store.find(CacheKind.VIDEO, List.of("a"))).isEmpty();
  }

  /** A schedule that throws would be a schedule that ends. */
  @Test
  void sweep_survivesAStoreThatIsAway() {
    store.isAway(true);

    assertThatCode(sweep::sweep).doesNotThrowAnyException();
  }
}
