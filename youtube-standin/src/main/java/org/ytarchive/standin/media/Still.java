package org.ytarchive.standin.media;

import java.util.List;
import java.util.stream.Stream;

/** How the pictures and the live clip are made. */
final class Still {
  static final int LIVE_SECONDS = 4;

  private Still() {}

  static List<String> arguments(int width, int height) {
    var source = "testsrc2=size=%dx%d:rate=1".formatted(width, height);
    return List.of("-f", "lavfi", "-i", source, "-frames:v", "1");
  }

  static List<String> liveArguments() {
    var picture = List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30");
    var sound = List.of("-f", "lavfi", "-i", "sine=frequency=440:r=48000");
    var codecs = List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p");
    var length = List.of("-t", Integer.toString(LIVE_SECONDS), "-g", "30", "-c:a", "aac");
    return Stream.of(picture, sound, codecs, length).flatMap(List::stream).toList();
  }
}
