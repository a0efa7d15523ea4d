package org.ytarchive.download.capture;

/**
 * How far a capture is.
 *
 * @param recorded milliseconds over all segments
 * @param bytes the same in bytes
 */
public record CaptureProgress(Phase phase, int percent, long recorded, long bytes) {
  public static final CaptureProgress NONE = new CaptureProgress(Phase.QUEUED, 0, 0, 0);

  /** While it records: the share of what is wanted. */
  static CaptureProgress recording(long recorded, long bytes, long wanted) {
    int from = Phase.RECORD.from();
    long share = (Phase.FINALISE.from() - from) * Math.min(recorded, wanted) / Math.max(1, wanted);
    return new CaptureProgress(Phase.RECORD, from + (int) share, recorded, bytes);
  }

  CaptureProgress at(Phase next) {
    return new CaptureProgress(next, Math.max(percent, next.from()), recorded, bytes);
  }
}
