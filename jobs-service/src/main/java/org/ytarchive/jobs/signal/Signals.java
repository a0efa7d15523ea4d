package org.ytarchive.jobs.signal;

import java.util.function.Consumer;

/** Hints from all replicas, this one included, that something changed. */
public interface Signals {

  /**
   * Calls {@code listener} with the id of each notification, from one thread; it must not block. An
   * empty id means: some may have been lost, look at everything.
   */
  void listen(Channel channel, Consumer<String> listener);
}
