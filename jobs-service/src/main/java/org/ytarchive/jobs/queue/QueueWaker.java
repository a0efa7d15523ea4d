package org.ytarchive.jobs.queue;

import jakarta.inject.Singleton;
import org.ytarchive.common.http.postgres.SingleStatement;
import org.ytarchive.jobs.signal.Channel;

/** Tells every replica to look at a queue; within a transaction, when that commits. */
@Singleton
class QueueWaker {
  private final SingleStatement single;

  QueueWaker(SingleStatement single) {
    this.single = single;
  }

  /**
   * @param table where the queue is kept
   */
  void wakeReplicas(String table) {
    single.run(
        connection -> {
          try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, Channel.QUEUE.wireName());
            statement.setString(2, table);
            return statement.execute();
          }
        });
  }
}
