package org.ytarchive.jobs.job;

import java.util.Locale;

/**
 * Where inside a job the work is. Each phase owns a stretch of the 0..100, so that progress never
 * goes back: the download takes most of the time and so most of the scale.
 */
public enum Phase {
  QUEUED(0),
  METADATA(0),
  DOWNLOAD(2),
  MERGE(92),
  VERIFY(93),
  STORE(97),
  DONE(100);

  private static final int DOWNLOAD_ENDS = 92;

  private final int floor;

  Phase(int floor) {
    this.floor = floor;
  }

  /** The progress at which this phase begins. */
  public int floor() {
    return floor;
  }

  /** The job's progress when the download itself is {@code percent} done in this phase. */
  public int at(int percent) {
    return this == DOWNLOAD ? floor + (DOWNLOAD_ENDS - floor) * percent / 100 : floor;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Phase of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
