package org.ytarchive.download.tool;

/** Takes a program's output line by line, in order; may block, then the program waits. */
@FunctionalInterface
public interface LineSink {
  void line(String line) throws InterruptedException;
}
