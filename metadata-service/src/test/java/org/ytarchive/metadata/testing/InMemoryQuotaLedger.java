package org.ytarchive.metadata.testing;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.ytarchive.metadata.quota.QuotaBucket;
import org.ytarchive.metadata.quota.QuotaLedger;

/** A ledger that can be taken away. */
public final class InMemoryQuotaLedger implements QuotaLedger {
  private final Map<LocalDate, Map<QuotaBucket, Long>> days = new HashMap<>();
  private boolean away;
  private int calls;
  private int lastCall = Integer.MAX_VALUE;

  public synchronized void isAway(boolean away) {
    this.away = away;
    lastCall = Integer.MAX_VALUE;
  }

  /** It is there for so many calls, and then away. */
  public synchronized void breakAfter(int more) {
    away = false;
    lastCall = calls + more;
  }

  /** How often it was asked for anything. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  public synchronized OptionalLong take(QuotaBucket bucket, LocalDate day, long limit) {
    arrive();
    long used = page(day).getOrDefault(bucket, 0L);
    if (used >= limit) {
      return OptionalLong.empty();
    }
    page(day).put(bucket, used + 1);
    return OptionalLong.of(used + 1);
  }

  @Override
  public synchronized void add(QuotaBucket bucket, LocalDate day, long units) {
    arrive();
    page(day).merge(bucket, units, Long::sum);
  }

  @Override
  public synchronized Map<QuotaBucket, Long> used(LocalDate day) {
    arrive();
    return Map.copyOf(page(day));
  }

  private Map<QuotaBucket, Long> page(LocalDate day) {
    return days.computeIfAbsent(day, d -> new EnumMap<>(QuotaBucket.class));
  }

  private void arrive() {
    calls++;
    if (away || calls > lastCall) {
      throw new IllegalStateException("the ledger is away");
    }
  }
}
