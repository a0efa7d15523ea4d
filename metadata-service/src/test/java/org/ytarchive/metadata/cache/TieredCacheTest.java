package org.ytarchive.metadata.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.contracts.video.Channel;
import org.ytarchive.metadata.testing.InMemoryCacheStore;

class TieredCacheTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final Channel RICK = new Channel("UC1", "Rick", 2890000L);

  private final HandClock clock = new HandClock();
  private final InMemoryCacheStore store = new InMemoryCacheStore();
  private final TieredCache<Channel> cache = cache(1 << 20);

  private TieredCache<Channel> cache(long memory) {
    return new Caches(
            store,
            JsonMapper.createDefault(),
            clock,
            new CacheSettings(HOUR, MINUTES, memory),
            new SimpleMeterRegistry())
        .of(CacheKind.CHANNEL, Channel.class);
  }

  @Test
  void findFresh_asksTheStoreOnce() {
    cache(1 << 20).keep("UC1", RICK);
    for (int i = 0; i < 5; i++) {
      assertThat(cache.findFresh("UC1")).map(Kept::value).contains(RICK);
    }

    assertThat(store.calls()).isEqualTo(2);
  }

  @Test
  void findFresh_endsWithItsTime() {
    var kept = cache.keep("UC1", RICK);
    assertThat(kept.expiresAt()).isEqualTo(HandClock.NOON.plus(HOUR));

    clock.pass(HOUR.minusMillis(1));
    assertThat(cache.findFresh("UC1")).isPresent();
    clock.pass(Duration.ofMillis(1));
    assertThat(cache.findFresh("UC1")).isEmpty();
  }

  /** Another replica has asked meanwhile. */
  @Test
  void findFresh_seesWhatAnotherLearned() {
    cache.keep("UC1", RICK);
    clock.pass(HOUR);
    var renamed = new Channel("UC1", "Richard", null);
    cache(1 << 20).keep("UC1", renamed);

    assertThat(cache.findFresh("UC1")).map(Kept::value).contains(renamed);
  }

  @Test
  void findFresh_remembersAnAbsenceShortly() {
    cache.keepAbsent("UC1");

    assertThat(cache.findFresh("UC1")).hasValueSatisfying(k -> assertThat(k.find()).isEmpty());
    assertThat(cache.findLast("UC1")).isEmpty();
    clock.pass(MINUTES);
    assertThat(cache.findFresh("UC1")).isEmpty();
  }

  @Test
  void findLast_holdsWhatHasExpiredForThirtyDays() {
    cache.keep("UC1", RICK);
    clock.pass(Duration.ofDays(30).minusMillis(1));
    assertThat(cache.findLast("UC1")).map(Kept::value).contains(RICK);
    assertThat(cache(1 << 20).findLast("UC1")).map(Kept::value).contains(RICK);

    clock.pass(Duration.ofMillis(1));
    assertThat(cache.findLast("UC1")).isEmpty();
    assertThat(cache(1 << 20).findLast("UC1")).isEmpty();
  }

  /** An older version wrote it, or a person did. */
  @Test
  void findFresh_takesWhatItCannotReadForNothing() {
    var noon = HandClock.NOON;
    store.keep(
        List.of(new CacheEntry(CacheKind.CHANNEL, "UC1", "[1]", noon, noon.plusSeconds(60))));

    assertThat(cache.findFresh("UC1")).isEmpty();
  }

  @Test
  void keep_worksWithoutTheStore() {
    store.isAway(true);
    cache.keep("UC1", RICK);

    assertThat(cache.findFresh("UC1")).map(Kept::value).contains(RICK);
  }

  /** Memory is bounded: what does not fit is read again. */
  @Test
  void keep_forgetsWhatDoesNotFit() {
    var small = cache(10);
    small.keep("UC1", RICK);

    await()
        .untilAsserted(
            () -> {
              assertThat(small.findFresh("UC1")).isPresent();
              assertThat(store.calls()).isGreaterThan(3);
            });
  }

  @Test
  void settings_areNeverLongerThanThePolicyAllows() {
    var settings = new CacheSettings(Duration.ofDays(400), Duration.ofDays(400), 1);

    assertThat(settings.cacheTtl()).isEqualTo(CacheSettings.KEEP);
    assertThat(new CacheSettings(Duration.ofSeconds(1), MINUTES, 1).negativeTtl())
        .isEqualTo(Duration.ofSeconds(1));
  }
}
