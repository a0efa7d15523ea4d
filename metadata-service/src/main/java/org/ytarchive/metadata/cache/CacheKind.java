package org.ytarchive.metadata.cache;

import java.util.Locale;

/** What the cache holds; the {@code check} on {@code cache_entries.kind} says the same. */
public enum CacheKind {
  VIDEO,
  CHANNEL,
  FORMATS,
  /** A playlist, or a channel's uploads, with its entries. */
  PLAYLIST,
  /** A channel's {@code @handle}, which names its id. */
  HANDLE;

  /** The word in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
