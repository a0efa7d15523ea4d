package org.ytarchive.download.capture;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.nio.file.Path;

/**
 * A piece of a recording, from one start of the tool to its end.
 *
 * @param startedAt when its first picture was taken, in milliseconds of the epoch; 0: unknown yet
 * @param millis what it holds; 0 while it is written, or when the process died over it
 * @param ending why it ended, in words
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Segment(int number, long startedAt, long millis, long bytes, String ending) {
  static final String UNTOLD = "the recorder was stopped";

  static Segment begun(int number) {
    return new Segment(number, 0, 0, 0, UNTOLD);
  }

  Segment startedAt(long when) {
    return new Segment(number, when, millis, bytes, ending);
  }

  Segment measured(long length, long size) {
    return new Segment(number, startedAt, length, size, ending);
  }

  Segment ended(String why) {
    return new Segment(number, startedAt, millis, bytes, why);
  }

  long endedAt() {
    return startedAt + millis;
  }

  Path file(Path folder) {
    return folder.resolve("segment-%05d.mp4".formatted(number));
  }
}
