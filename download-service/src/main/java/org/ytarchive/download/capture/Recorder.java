package org.ytarchive.download.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Records a source into one segment after another. */
public interface Recorder {

  /**
   * One segment.
   *
   * @param folder locked while it is recorded
   * @param file a fragmented MP4 that plays as far as it was written, whatever happens
   * @param codecs what must be encoded anew
   */
  record Order(
      Source source, boolean audio, Path folder, Path file, Duration length, Codecs codecs) {}

  /**
   * What MP4 cannot hold as it comes.
   *
   * @param video it is encoded
   * @param audio it is encoded
   * @param framedAac sound as transport streams frame it, which is taken off
   */
  record Codecs(boolean video, boolean audio, boolean framedAac) {
    static final Codecs COPY = new Codecs(false, false, false);

    public Codecs encodingVideo() {
      return new Codecs(true, audio, framedAac);
    }

    public Codecs encodingAudio() {
      return new Codecs(video, true, false);
    }

    public Codecs unframing() {
      return new Codecs(video, audio, true);
    }
  }

  /** Hears how far it is; called from one thread. */
  interface Watch {
    /**
     * @param millis of media so far; 0 until there is a picture
     */
    void recorded(long millis, long bytes) throws InterruptedException;

    /** Waits; throws when the recording is to stop. */
    void pause(Duration time) throws InterruptedException;
  }

  /** How a segment ended. */
  sealed interface End {
    /** It has the length that was asked for. */
    record Whole() implements End {}

    /** The source came to an end of its own: opened again, it would begin anew. */
    record Ended() implements End {}

    /** The source went away or fell silent. */
    record Lost(String reason, List<String> lastLines) implements End {}

    /** It has to be recorded in another way. */
    record Unsuitable(Codecs codecs) implements End {}

    /** Another tool still holds the folder. */
    record InUse() implements End {}

    /** It never came about; {@code details} explain. */
    record Refused(Refusal refusal) implements End {}
  }

  /** Whether no tool works in a folder, such as that of a run which lost its lease. */
  boolean isFree(Path folder) throws IOException, InterruptedException;

  /** Returns at the segment's end; an interrupt ends it, and leaves what was recorded. */
  End record(Order order, Watch watch) throws IOException, InterruptedException;
}
