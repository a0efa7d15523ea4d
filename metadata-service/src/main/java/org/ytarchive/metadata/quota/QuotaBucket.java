package org.ytarchive.metadata.quota;

import java.util.Locale;

/** The allowances of the API; the {@code check} on {@code quota_ledger.bucket} says the same. */
public enum QuotaBucket {
  /** Everything that has no bucket of its own. */
  MAIN,
  /** {@code videos:batchGetStats}. */
  STATISTICS,
  /** {@code search.list}. */
  SEARCH;

  /** The word in the table and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
