package org.ytarchive.download.queue;

import java.util.UUID;

/** What the queue runs, each entry at one place at a time as far as the queue can tell. */
public interface QueuedWork {

  WorkKind kind();

  /**
   * Does the work. Returns when it is over, however it ended; may be called again for work that is
   * over, and must return at once then.
   *
   * @throws HandOver to have it done elsewhere, at once
   */
  void run(UUID id);

  /** Another worker may have taken this over: stop what runs for it here. */
  void lost(UUID id);

  /** This process ends: everything that runs must throw {@link HandOver} soon. */
  void handOver();
}
