package org.ytarchive.jobs.pipeline;

import java.io.IOException;

/** What Download tells of any work while it is at it. */
public interface WorkEvents {

  /** Hears one view; what it throws ends the listening. */
  interface Listener<V> {
    void hear(V view) throws InterruptedException;
  }

  /**
   * Blocks while the stream lasts, and tells {@code listener} each view as it comes. Returns when
   * the stream ended, whether or not the work did.
   *
   * @param path of the stream at Download, such as {@code /captures/ID/events}
   * @throws IOException when it cannot be opened, breaks, or is silent for too long
   */
  <V> void follow(String path, Class<V> type, Listener<V> listener)
      throws IOException, InterruptedException;
}
