package org.ytarchive.download.capture;

import java.util.Locale;

/** The steps of a capture, and where each begins on a scale of 0 to 100. */
public enum Phase {
  QUEUED(0),
  CONNECT(0),
  RECORD(3),
  FINALISE(90),
  VERIFY(95),
  DONE(100);

  private final int from;

  Phase(int from) {
    this.from = from;
  }

  int from() {
    return from;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
