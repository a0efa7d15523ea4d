package org.ytarchive.metadata.quota;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one replica may spend of a bucket while the ledger is away: a tenth of what was left at its
 * last look, so that ten replicas do not spend more than there is. It is booked afterwards.
 */
final class Reserve {
  private static final int REPLICAS = 10;

  private final long limit;
  private final TreeMap<LocalDate, Long> debts = new TreeMap<>();
  private LocalDate day = LocalDate.MIN;
  private long left;
  private long lent;
  private boolean gone;

  Reserve(long limit) {
    this.limit = limit;
  }

  /** Whether the ledger has said so; it does not change its mind on the same day. */
  synchronized boolean isGone(LocalDate today) {
    return gone && day.equals(today);
  }

  /** Takes note of what the ledger says. */
  synchronized void learn(LocalDate today, long used) {
    day = today;
    left = Math.max(0, limit - used);
    lent = 0;
    gone = false;
  }

  /** Takes note that the ledger refused. */
  synchronized void learnGone(LocalDate today) {
    learn(today, limit);
    gone = true;
  }

  /** One unit without the ledger. */
  synchronized boolean take(LocalDate today) {
    if (today.isAfter(day) && !day.equals(LocalDate.MIN)) {
      learn(today, 0);
    }
    if (lent >= left / REPLICAS) {
      return false;
    }
    lent++;
    owe(today, 1);
    return true;
  }

  synchronized void owe(LocalDate spentOn, long units) {
    debts.merge(spentOn, units, Long::sum);
  }

  /** What is to be booked; whoever takes it books it, or owes it again. */
  synchronized Map<LocalDate, Long> takeDebts() {
    var all = Map.copyOf(debts);
    debts.clear();
    return all;
  }
}
