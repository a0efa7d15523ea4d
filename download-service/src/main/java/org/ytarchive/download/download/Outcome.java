package org.ytarchive.download.download;

import java.nio.file.Path;
import java.util.List;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.MissingCompanion;
import org.ytarchive.contracts.video.VideoInfo;

/** How a download ended. */
public sealed interface Outcome {

  /**
   * There is a file in the work folder; it is not verified yet.
   *
   * @param companions what was brought along, in the work folder too
   * @param missing what was wanted along with it and is not there
   */
  record Fetched(
      Path file, VideoInfo info, List<Companion> companions, List<MissingCompanion> missing)
      implements Outcome {

    public Fetched(Path file, VideoInfo info) {
      this(file, info, List.of(), List.of());
    }
  }

  /** There is none, and this is why. */
  record Failed(Failure failure) implements Outcome {}
}
