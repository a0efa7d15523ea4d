package org.ytarchive.standin.media;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Runs ffmpeg; at most two at once, since an encoder takes a core. */
final class Ffmpeg {
  private final String program;
  private final Semaphore slots = new Semaphore(2);

  Ffmpeg(String program) {
    this.program = program;
  }

  /**
   * Makes a file of these arguments.
   *
   * @throws IOException with ffmpeg's last words if it fails
   */
  void make(Path output, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(program, "-nostdin", "-v", "error", "-y"));
    command.addAll(arguments);
    command.add("file:" + output);
    try {
      slots.acquire();
      try {
        run(command);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while ffmpeg ran");
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(program + " made no test media: " + output.strip());
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
