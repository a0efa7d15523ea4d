package org.ytarchive.metadata.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/** A ledger that counts what this replica books in it. */
final class CountedLedger implements QuotaLedger {
  private final QuotaLedger ledger;
  private final Map<QuotaBucket, Counter> units = new EnumMap<>(QuotaBucket.class);

  CountedLedger(QuotaLedger ledger, MeterRegistry registry) {
    this.ledger = ledger;
    for (var bucket : QuotaBucket.values()) {
      units.put(bucket, counter(registry, bucket));
    }
  }

  private static Counter counter(MeterRegistry registry, QuotaBucket bucket) {
    return Counter.builder("ytarchive.youtube.quota.units")
        .description("Units of the YouTube Data API that were spent and booked.")
        .tag("bucket", bucket.word())
        .register(registry);
  }

  @Override
  public OptionalLong take(QuotaBucket bucket, LocalDate day, long limit) {
    var used = ledger.take(bucket, day, limit);
    if (used.isPresent()) {
      count(bucket, 1);
    }
    return used;
  }

  @Override
  public void add(QuotaBucket bucket, LocalDate day, long more) {
    ledger.add(bucket, day, more);
    count(bucket, more);
  }

  @Override
  public Map<QuotaBucket, Long> used(LocalDate day) {
    return ledger.used(day);
  }

  private void count(QuotaBucket bucket, long more) {
    Objects.requireNonNull(units.get(bucket)).increment(more);
  }
}
