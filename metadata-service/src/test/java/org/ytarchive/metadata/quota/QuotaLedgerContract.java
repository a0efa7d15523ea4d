package org.ytarchive.metadata.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link QuotaLedger} promises. */
public abstract class QuotaLedgerContract {
  protected static final LocalDate TODAY = LocalDate.parse("2026-11-01");
  protected static final long LIMIT = 100;

  protected abstract QuotaLedger ledger();

  @Test
  void take_stopsAtTheLimit() {
    for (int i = 1; i <= 3; i++) {
      assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 3)).hasValue(i);
    }

    assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 3)).isEmpty();
    assertThat(ledger().used(TODAY)).containsOnly(Map.entry(QuotaBucket.MAIN, 3L));
  }

  /** Each day and each bucket has an allowance of its own. */
  @Test
  void take_knowsDaysAndBucketsApart() {
    ledger().take(QuotaBucket.MAIN, TODAY, 1);

    assertThat(ledger().take(QuotaBucket.SEARCH, TODAY, 1)).hasValue(1);
    assertThat(ledger().take(QuotaBucket.STATISTICS, TODAY, 1)).hasValue(1);
    assertThat(ledger().take(QuotaBucket.MAIN, TODAY.plusDays(1), 1)).hasValue(1);
    assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 1)).isEmpty();
  }

  @Test
  void take_ofNothingTakesNothing() {
    assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 0)).isEmpty();
    assertThat(ledger().used(TODAY)).isEmpty();
  }

  /** What was spent meanwhile counts, even where it is too much. */
  @Test
  void add_countsWhatWasSpentUnbooked() {
    ledger().add(QuotaBucket.MAIN, TODAY, 7);
    ledger().add(QuotaBucket.MAIN, TODAY, 5);

    assertThat(ledger().used(TODAY)).containsEntry(QuotaBucket.MAIN, 12L);
    assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 12)).isEmpty();
    assertThat(ledger().take(QuotaBucket.MAIN, TODAY, 13)).hasValue(13);
  }

  /** All replicas ask at once, near the end of the day's allowance. */
  @Test
  void take_isNeverGrantedTooOften() throws Exception {
    assertThat(grantedOf(250, this::ledger)).isEqualTo(LIMIT);
  }

  /** How many of so many callers at once were granted a unit. */
  protected static long grantedOf(int callers, Callable<QuotaLedger> ledger) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var takes =
          IntStream.range(0, callers)
              .mapToObj(
                  i -> threads.submit(() -> ledger.call().take(QuotaBucket.MAIN, TODAY, LIMIT)))
              .toList();
      long granted = 0;
      for (var take : takes) {
        granted += take.get().isPresent() ? 1 : 0;
      }
      return granted;
    }
  }
}
