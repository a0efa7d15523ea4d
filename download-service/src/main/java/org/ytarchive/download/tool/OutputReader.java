package org.ytarchive.download.tool;

import java.io.IOException;
import java.io.InputStream;

/** Reads what a program prints, to its end; may block, then the program waits. */
@FunctionalInterface
public interface OutputReader {
  void read(InputStream output) throws IOException, InterruptedException;

  /** Line by line. */
  static OutputReader lines(LineSink sink) {
    return output -> new BoundedLines(output, sink).drain();
  }
}
