package org.ytarchive.download.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits a stream into lines and keeps only the beginning of one that does not end: what a program
 * prints must not decide how much memory we use. Carriage returns are left out: yt-dlp puts them
 * into the middle of errors.
 */
final class BoundedLines {
  static final int LONGEST = 64 * 1024;
  private static final int CHUNK = 8 * 1024;

  private final InputStream in;
  private final LineSink sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  BoundedLines(InputStream in, LineSink sink) {
    this.in = in;
    this.sink = sink;
  }

  /** Returns at the end of the stream. */
  void drain() throws IOException, InterruptedException {
    var chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      for (int i = 0; i < n; i++) {
        accept(chunk[i]);
      }
    }
    flush();
  }

  private void accept(byte b) throws InterruptedException {
    if (b == '\n') {
      flush();
    } else if (b != '\r' && line.size() < LONGEST) {
      line.write(b);
    }
  }

  private void flush() throws InterruptedException {
    if (line.size() > 0) {
      var text = line.toString(StandardCharsets.UTF_8);
      line.reset();
      sink.line(text);
    }
  }
}
