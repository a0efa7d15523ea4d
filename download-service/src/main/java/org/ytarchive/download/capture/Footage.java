package org.ytarchive.download.capture;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ytarchive.download.media.Media;
import org.ytarchive.download.media.MediaProbe;

/** What the segments on the disk really hold, whoever left them. */
@Singleton
class Footage {
  private final MediaProbe probe;

  Footage(MediaProbe probe) {
    this.probe = probe;
  }

  /** Measures those nobody measured, and leaves out those without a picture. */
  List<Segment> settle(List<Segment> segments, Path folder)
      throws IOException, InterruptedException {
    var settled = new ArrayList<Segment>();
    for (var segment : segments) {
      var known = segment.millis() > 0 ? segment : measure(segment, segment.file(folder));
      if (known.millis() > 0 && Files.isRegularFile(known.file(folder))) {
        settled.add(known);
      }
    }
    return List.copyOf(settled);
  }

  private Segment measure(Segment segment, Path file) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      return segment;
    }
    long millis =
        probe
            .probe(file)
            .filter(Media::hasVideo)
            .map(media -> Math.round(media.duration() * 1000))
            .orElse(0L);
    if (millis == 0) {
      Files.delete(file);
    }
    var measured = segment.measured(millis, millis == 0 ? 0 : Files.size(file));
    return segment.startedAt() > 0 || millis == 0
        ? measured
        : measured.startedAt(Files.getLastModifiedTime(file).toMillis() - millis);
  }
}
