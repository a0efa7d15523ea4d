package org.ytarchive.download.processing;

import java.util.Locale;

/** Where inside its life a processing is; in this order. */
public enum Phase {
  QUEUED,
  PROBE,
  WORK,
  VERIFY,
  DONE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
