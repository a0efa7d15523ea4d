package org.ytarchive.standalone.backup;

/** Hears how far a long work is. */
public interface Watcher {
  Watcher NONE =
      new Watcher() {
        @Override
        public void begin(String step, long bytes) {}

        @Override
        public void advance(long bytes) {}

        @Override
        public void warn(String line) {}
      };

  /**
   * A step begins, and with it the counting.
   *
   * @param bytes how many it has to go through; 0: unknown
   */
  void begin(String step, long bytes);

  /** So many more bytes are done. */
  void advance(long bytes);

  /** Something a person should know, though the work goes on. */
  void warn(String line);
}
