package org.ytarchive.download.queue;

import java.util.UUID;

/** Where work is put; every replica takes from it. */
public interface WorkQueue {

  /**
   * In the running transaction: with its commit the work is there and the workers know. Of what
   * waits, the higher priority is started first, and among equals the older.
   */
  void add(WorkKind kind, UUID id, int priority);
}
