package org.ytarchive.jobs.queue;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.ytarchive.jobs.signal.Channel;

/** Tells every replica to look at the queues; within a transaction, when that commits. */
@Singleton
class QueueWaker {
  private final TransactionOperations<Connection> transactions;

  QueueWaker(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  void wakeReplicas() {
    transactions.executeWrite(
        tx -> {
          try (var statement = tx.getConnection().prepareStatement("select pg_notify(?, '')")) {
            statement.setString(1, Channel.QUEUE.wireName());
            return statement.execute();
          }
        });
  }
}
