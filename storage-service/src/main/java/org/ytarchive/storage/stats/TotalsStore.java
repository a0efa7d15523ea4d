package org.ytarchive.storage.stats;

/** Tells how much is kept, without counting it. */
public interface TotalsStore {
  Totals totals();
}
