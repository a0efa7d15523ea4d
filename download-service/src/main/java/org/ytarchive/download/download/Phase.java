package org.ytarchive.download.download;

import java.util.Locale;

/** Where inside its life a download is; in this order. */
public enum Phase {
  QUEUED,
  DOWNLOAD,
  MERGE,
  VERIFY,
  DONE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads what a {@link DownloadUpdate.Progress} says. */
  static Phase of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
