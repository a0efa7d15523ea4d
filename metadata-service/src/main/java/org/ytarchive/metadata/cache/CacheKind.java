package org.ytarchive.metadata.cache;

import java.util.Locale;

/** What the cache holds; the {@code check} on {@code cache_entries.kind} says the same. */
public enum CacheKind {
  VIDEO,
  CHANNEL,
  FORMATS;

  /** The word in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
