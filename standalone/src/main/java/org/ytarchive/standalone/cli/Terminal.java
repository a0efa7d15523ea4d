package org.ytarchive.standalone.cli;

import java.io.PrintStream;

/**
 * Where the command line writes.
 *
 * @param columns its width; 0: no terminal, but a file or a pipe
 * @param rows its height
 */
record Terminal(PrintStream out, int columns, int rows) {

  /** The script asks the real terminal and hands its size on. */
  static Terminal ofThisProcess() {
    return new Terminal(
        System.out,
        Integer.getInteger("ytarchive.columns", 0),
        Integer.getInteger("ytarchive.rows", 24));
  }

  boolean isInteractive() {
    return columns > 0;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }
}
