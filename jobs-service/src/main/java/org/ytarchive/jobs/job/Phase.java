package org.ytarchive.jobs.job;

import java.util.Locale;

/**
 * Where inside a job the work is. Each phase owns a stretch of the 0..100, so that progress never
 * goes back: the download, or what a job of another kind does instead, takes most of the time and
 * so most of the scale.
 */
public enum Phase {
  QUEUED(0),
  METADATA(0),
  DOWNLOAD(2),
  /** A capture: the source is to answer. */
  CONNECT(0),
  RECORD(2),
  /** A capture: its segments become one file. */
  FINALISE(92),
  /** A processing: one pass over the file. */
  PROCESS(2),
  MERGE(92),
  VERIFY(93),
  STORE(97),
  DONE(100);

  private static final int WORK_ENDS = 92;

  private final int floor;

  Phase(int floor) {
    this.floor = floor;
  }

  /** The progress at which this phase begins. */
  public int floor() {
    return floor;
  }

  /** The job's progress when the work itself is {@code percent} done in this phase. */
  public int at(int percent) {
    return switch (this) {
      case DOWNLOAD, RECORD, PROCESS -> floor + (WORK_ENDS - floor) * percent / 100;
      case QUEUED, METADATA, CONNECT, FINALISE, MERGE, VERIFY, STORE, DONE -> floor;
    };
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Phase of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
