package org.ytarchive.client;

import org.ytarchive.client.model.Health;
import org.ytarchive.client.model.Readiness;

/** What can be asked of every service. */
abstract class ServiceClient {
  private final AsyncServiceClient<?> asked;

  ServiceClient(AsyncServiceClient<?> asked) {
    this.asked = asked;
  }

  /** Whether the service runs; asked for cheaply. */
  public Health getHealth() {
    return Futures.await(asked.getHealth());
  }

  /** Whether all that the service needs is there, and what of it is not. */
  public Readiness getReadiness() {
    return Futures.await(asked.getReadiness());
  }
}
