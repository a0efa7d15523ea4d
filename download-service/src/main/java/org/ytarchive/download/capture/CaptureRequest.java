package org.ytarchive.download.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * A wish that was read and found good.
 *
 * @param id the caller's, and ours
 * @param outputFolder on the wire
 */
public record CaptureRequest(
    String id,
    int attempt,
    Optional<String> source,
    Duration length,
    boolean audio,
    Optional<String> name,
    String outputFolder) {

  /** What to record, parsed; the text was looked at before. */
  public Source what() {
    return Source.parse(source.orElse(null));
  }

  /** Whether it is the same wish, at whatever attempt; a login may have been left out since. */
  boolean wantsSameAs(CaptureRequest other) {
    return what().toString().equals(other.what().toString())
        && length.equals(other.length)
        && audio == other.audio
        && name.equals(other.name)
        && outputFolder.equals(other.outputFolder);
  }

  /** The id leads: a source's text may hold a password. */
  @Override
  public String toString() {
    return id + " attempt " + attempt;
  }
}
