package org.ytarchive.client;

import java.util.concurrent.CompletableFuture;

/** Events that are being listened to, until they end or it is closed. */
public interface Subscription extends AutoCloseable {

  /**
   * Completes when there is nothing more to hear: the job has ended, or this was closed. Fails with
   * a {@link YTArchiveException} when the job cannot be heard of, or with what the listener threw.
   */
  CompletableFuture<Void> ended();

  /** Listens no longer. Fine twice. */
  @Override
  void close();
}
