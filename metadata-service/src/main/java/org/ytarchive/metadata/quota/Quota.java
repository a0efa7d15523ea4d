package org.ytarchive.metadata.quota;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grants calls of the API as long as the day's allowance lasts. The ledger decides, so that
 * replicas together never spend more; while it is away each lives on a {@link Reserve}.
 */
@Singleton
public class Quota {
  private static final Logger log = LoggerFactory.getLogger(Quota.class);

  /** Each look at a database that is away may cost a connection timeout. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private final QuotaLedger ledger;
  private final QuotaSettings settings;
  private final Clock clock;
  private final Map<QuotaBucket, Reserve> reserves = new EnumMap<>(QuotaBucket.class);
  private volatile Instant notBefore = Instant.MIN;

  /** Reads nothing yet. */
  public Quota(QuotaLedger ledger, QuotaSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    Arrays.stream(QuotaBucket.values())
        .forEach(bucket -> reserves.put(bucket, new Reserve(settings.limit(bucket))));
  }

  /** Who knows what is left can do without the ledger for a while. */
  @EventListener
  void look(ServerStartupEvent event) {
    try {
      look();
    } catch (RuntimeException e) {
      log.warn("the quota's ledger cannot be read yet: {}", e.toString());
    }
  }

  private void look() {
    var day = QuotaDay.of(clock.instant());
    var used = ledger.used(day);
    reserves.forEach((bucket, reserve) -> reserve.learn(day, used.getOrDefault(bucket, 0L)));
  }

  /** Takes one unit for one call; false when there is none left today. */
  public boolean take(QuotaBucket bucket) {
    var now = clock.instant();
    var day = QuotaDay.of(now);
    var reserve = reserve(bucket);
    if (reserve.isGone(day)) {
      return false;
    }
    return now.isBefore(notBefore) ? reserve.take(day) : book(bucket, reserve, day);
  }

  private boolean book(QuotaBucket bucket, Reserve reserve, LocalDate day) {
    try {
      settle(bucket, reserve);
      var used = ledger.take(bucket, day, settings.limit(bucket));
      used.ifPresentOrElse(units -> reserve.learn(day, units), () -> reserve.learnGone(day));
      return used.isPresent();
    } catch (RuntimeException e) {
      notBefore = clock.instant().plus(PAUSE);
      log.warn("the quota's ledger is away, living on a reserve: {}", e.toString());
      return reserve.take(day);
    }
  }

  /**
   * A replica with nothing to do books what it owes, too: the others count on the ledger. And it
   * looks what they have left, or it would live on what was left when it was last asked.
   */
  @Scheduled(initialDelay = "30s", fixedDelay = "30s")
  void keepUp() {
    try {
      reserves.forEach(this::settle);
      look();
    } catch (RuntimeException e) {
      log.info("the quota's ledger cannot be reached just now: {}", e.toString());
    }
  }

  @PreDestroy
  void settle() {
    try {
      reserves.forEach(this::settle);
    } catch (RuntimeException e) {
      log.info("what was spent on a reserve is not booked yet: {}", e.toString());
    }
  }

  private void settle(QuotaBucket bucket, Reserve reserve) {
    var debts = new TreeMap<>(reserve.takeDebts());
    try {
      while (!debts.isEmpty()) {
        ledger.add(bucket, debts.firstKey(), debts.firstEntry().getValue());
        debts.pollFirstEntry();
      }
    } finally {
      debts.forEach(reserve::owe); // what could not be booked
    }
  }

  private Reserve reserve(QuotaBucket bucket) {
    return Objects.requireNonNull(reserves.get(bucket));
  }
}
