package org.ytarchive.system;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * An upload that is longer than any memory here.
 *
 * @param mostLive bytes alive in the JVM it passed through, at most
 */
record LongUpload(Answer answer, long mostLive) {

  /** Sends a video of this length through one more jobs service, and looks at that one's heap. */
  static LongUpload send(Replica jobs, Path video, long bytes) throws IOException {
    pad(video, bytes);
    var answer = CompletableFuture.supplyAsync(() -> Uploads.send(jobs.caller(), video, "l.mp4"));
    long most = LiveHeap.of(jobs.pid());
    while (!answer.isDone()) {
      most = Math.max(most, LiveHeap.of(jobs.pid()));
    }
    return new LongUpload(answer.join(), most);
  }

  /** With a box that players pass over, which takes no room on this disk. */
  private static void pad(Path video, long bytes) throws IOException {
    try (var file = new RandomAccessFile(video.toFile(), "rw")) {
      long bare = file.length();
      file.seek(bare);
      file.writeInt(1); // a size of 64 bits follows
      file.write("free".getBytes(US_ASCII));
      file.writeLong(bytes - bare);
      file.setLength(bytes);
    }
  }
}
