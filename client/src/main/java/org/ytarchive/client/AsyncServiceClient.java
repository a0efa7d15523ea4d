package org.ytarchive.client;

import java.util.concurrent.CompletableFuture;
import org.ytarchive.client.model.Health;
import org.ytarchive.client.model.Readiness;

/**
 * What can be asked of every service, without waiting.
 *
 * @param <A> its generated operations
 */
abstract class AsyncServiceClient<A> {
  final Remote<A> remote;

  AsyncServiceClient(Remote<A> remote) {
    this.remote = remote;
  }

  /** Whether the service runs; asked for cheaply. */
  public CompletableFuture<Health> getHealth() {
    return remote.inspect("/health", Health.class);
  }

  /** Whether all that the service needs is there, and what of it is not. */
  public CompletableFuture<Readiness> getReadiness() {
    return remote.inspect("/health/readiness", Readiness.class);
  }
}
