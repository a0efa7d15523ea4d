package org.ytarchive.common.http.metrics;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source on a thread of its own. One that does not come back is not asked a second time
 * meanwhile, so that nothing piles up before a database that hangs.
 */
final class Reading {
  private static final Logger log = LoggerFactory.getLogger(Reading.class);

  private final MetricsSource source;
  private CompletableFuture<Optional<List<Metric>>> pending =
      CompletableFuture.completedFuture(Optional.empty());

  Reading(MetricsSource source) {
    this.source = source;
  }

  String name() {
    return source.name();
  }

  void start() {
    if (pending.isDone()) {
      pending = CompletableFuture.supplyAsync(this::read, Thread::startVirtualThread);
    }
  }

  private Optional<List<Metric>> read() {
    try {
      return Optional.of(source.metrics());
    } catch (RuntimeException e) {
      log.info("the metrics of {} cannot be read just now: {}", source.name(), e.toString());
      return Optional.empty();
    }
  }

  /** Empty when it failed, or has not come by then. */
  Optional<List<Metric>> await(long nanos) {
    try {
      return pending.copy().completeOnTimeout(Optional.empty(), nanos, TimeUnit.NANOSECONDS).join();
    } catch (CompletionException e) {
      log.error("the metrics of {} met a bug", source.name(), e);
      return Optional.empty();
    }
  }
}
