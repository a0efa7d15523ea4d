package org.ytarchive.common.http.idempotency;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps claims from being taken over while their work goes on. */
@Singleton
@Requires(property = "ytarchive.idempotency.keep")
class Leases {
  private static final Logger log = LoggerFactory.getLogger(Leases.class);
  private static final int RENEWALS = 3;

  private final IdempotencyStore store;
  private final IdempotencySettings settings;
  private final TaskScheduler scheduler;
  private final Clock clock;

  Leases(
      IdempotencyStore store,
      IdempotencySettings settings,
      @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Renews until it is closed. */
  Lease hold(Idempotency.Holder holder) {
    var pause = settings.lease().dividedBy(RENEWALS);
    return new Lease(scheduler.scheduleAtFixedRate(pause, pause, () -> renew(holder)));
  }

  private void renew(Idempotency.Holder holder) {
    try {
      store.renew(holder.keyed(), holder.id(), clock.instant().plus(settings.lease()));
    } catch (RuntimeException e) {
      log.warn("a key in flight could not be held on to: {}", e.toString());
    }
  }

  /** A lease that is being renewed. */
  record Lease(ScheduledFuture<?> renewal) implements AutoCloseable {
    @Override
    public void close() {
      renewal.cancel(false);
    }
  }
}
