package org.ytarchive.metadata.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.metadata.testing.InMemoryQuotaLedger;

class QuotaTest {
  private static final LocalDate TODAY = LocalDate.parse("2025-01-26");

  private final HandClock clock = new HandClock();
  private final InMemoryQuotaLedger ledger = new InMemoryQuotaLedger();

  private Quota quota(long limit) {
    return new Quota(ledger, new QuotaSettings(limit, limit, limit), clock);
  }

  private static long granted(Quota quota, int asked) {
    return IntStream.range(0, asked).filter(i -> quota.take(QuotaBucket.MAIN)).count();
  }

  @Test
  void take_grantsTheDaysAllowanceAndNoMore() {
    assertThat(granted(quota(5), 20)).isEqualTo(5);
    assertThat(ledger.used(TODAY)).containsEntry(QuotaBucket.MAIN, 5L);
  }

  /** When it is gone it is gone until midnight: nobody need be asked again. */
  @Test
  void take_asksTheLedgerNoMoreWhenAllIsGone() {
    var quota = quota(2);
    granted(quota, 3);
    int calls = ledger.calls();

    assertThat(granted(quota, 50)).isZero();
    assertThat(ledger.calls()).isEqualTo(calls);
  }

  /** The days of 2026 that have 23 and 25 hours, and two ordinary ones. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z",
    "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z",
    "2026-03-07T08:00:00Z, 2026-03-08T08:00:00Z",
    "2026-07-15T07:00:00Z, 2026-07-16T07:00:00Z",
  })
  void take_beginsAnewExactlyAtMidnightInCalifornia(Instant begin, Instant end) {
    var quota = quota(1);
    moveTo(begin.minusMillis(1));
    assertThat(granted(quota, 2)).isEqualTo(1);
    moveTo(begin);
    assertThat(granted(quota, 2)).isEqualTo(1);
    moveTo(end.minusMillis(1));
    assertThat(granted(quota, 2)).isZero();
    moveTo(end);

    assertThat(granted(quota, 2)).isEqualTo(1);
  }

  private void moveTo(Instant instant) {
    clock.pass(Duration.between(clock.instant(), instant));
  }

  /** An outage of the database is no reason to know nothing, nor to spend everything. */
  @Test
  void take_livesOnATenthWhileTheLedgerIsAway() {
    var quota = quota(100);
    granted(quota, 50);
    ledger.isAway(true);

    assertThat(granted(quota, 50)).isEqualTo(5);
    clock.pass(Quota.PAUSE);
    assertThat(granted(quota, 50)).isZero();
  }

  @Test
  void take_booksWhatItSpentMeanwhile() {
    var quota = quota(100);
    granted(quota, 50);
    ledger.isAway(true);
    granted(quota, 50);
    ledger.isAway(false);
    clock.pass(Quota.PAUSE);

    assertThat(granted(quota, 100)).isEqualTo(45);
    assertThat(ledger.used(TODAY)).containsEntry(QuotaBucket.MAIN, 100L);
  }

  /** A replica that nobody asks any more owes nothing for ever. */
  @Test
  void settle_booksWithoutAnotherCall() {
    var quota = quota(100);
    granted(quota, 50);
    ledger.isAway(true);
    granted(quota, 50);
    quota.settle();
    ledger.isAway(false);

    quota.settle();
    quota.settle();

    assertThat(ledger.used(TODAY)).containsEntry(QuotaBucket.MAIN, 55L);
  }

  /** An outage over midnight leaves debts of two days; one that cannot be booked hides none. */
  @Test
  void settle_forgetsNoDayWhenTheLedgerGoesAwayAgain() {
    var quota = quota(100);
    moveTo(Instant.parse("2025-01-27T07:59:00Z"));
    granted(quota, 10);
    ledger.isAway(true);
    granted(quota, 2);
    clock.pass(Duration.ofMinutes(2));
    granted(quota, 3);

    ledger.breakAfter(1);
    quota.settle();
    ledger.isAway(false);
    quota.settle();

    assertThat(ledger.used(TODAY)).containsEntry(QuotaBucket.MAIN, 12L);
    assertThat(ledger.used(TODAY.plusDays(1))).containsEntry(QuotaBucket.MAIN, 3L);
  }

  /** Ten replicas lose the ledger at the same moment. */
  @Test
  void take_ofTenReplicasWithoutALedgerStaysWithinTheLimit() {
    var replicas = IntStream.range(0, 10).mapToObj(i -> quota(1000)).toList();
    long before = replicas.stream().mapToLong(replica -> granted(replica, 1)).sum();
    ledger.isAway(true);
    long meanwhile = replicas.stream().mapToLong(replica -> granted(replica, 1000)).sum();

    assertThat(before + meanwhile).isBetween(900L, 1000L);
  }

  /** It stood idle while others spent. */
  @Test
  void take_livesOnWhatOthersHaveLeft() {
    var idle = quota(1000);
    granted(idle, 1);
    granted(quota(1000), 899);

    idle.keepUp();
    ledger.isAway(true);

    assertThat(granted(idle, 1000)).isEqualTo(10);
  }

  /** Who never saw the ledger does not know what others have spent. */
  @Test
  void take_spendsNothingBeforeItsFirstLook() {
    ledger.isAway(true);

    assertThat(granted(quota(1000), 10)).isZero();
  }

  @Test
  void take_doesNotQueueUpBeforeALedgerThatIsAway() {
    var quota = quota(1000);
    granted(quota, 1);
    ledger.isAway(true);
    int calls = ledger.calls();
    granted(quota, 20);

    assertThat(ledger.calls()).isEqualTo(calls + 1);
  }
}
