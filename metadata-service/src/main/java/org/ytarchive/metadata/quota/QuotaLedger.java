package org.ytarchive.metadata.quota;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What was spent, known to all replicas. Every implementation passes {@code QuotaLedgerContract}.
 */
public interface QuotaLedger {
  /**
   * Books one unit.
   *
   * @return how many are booked now; empty, and nothing booked, when it were more than {@code
   *     limit}
   */
  OptionalLong take(QuotaBucket bucket, LocalDate day, long limit);

  /** Books what was spent while nobody could book. */
  void add(QuotaBucket bucket, LocalDate day, long units);

  /** What was booked on a day; buckets without a booking are absent. */
  Map<QuotaBucket, Long> used(LocalDate day);
}
