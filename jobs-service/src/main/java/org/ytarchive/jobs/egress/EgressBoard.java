package org.ytarchive.jobs.egress;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/**
 * How the ways stand as far as is known here, a moment old at most, and who wants to hear of it.
 */
@Context
class EgressBoard {
  private static final Logger log = LoggerFactory.getLogger(EgressBoard.class);

  private final EgressStore store;
  private final Map<Egress, EgressState> known = new ConcurrentHashMap<>();
  private final List<Consumer<EgressState>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("jobs-egress").daemon().factory());

  EgressBoard(EgressStore store, Signals signals) {
    this.store = store;
    signals.listen(Channel.EGRESS, any -> refreshSoon());
    refreshSoon(); // it may have been said before anybody here listened
  }

  /** Calls {@code listener} with each state that is news here; it must not block. */
  void listen(Consumer<EgressState> listener) {
    listeners.add(listener);
  }

  EgressState state(Egress egress) {
    return Objects.requireNonNullElseGet(known.get(egress), () -> EgressState.free(egress));
  }

  /** The state was just read or written; gives it back. */
  EgressState learn(EgressState state) {
    var before = known.put(state.egress(), state);
    if (!state.equals(before)) {
      listeners.forEach(listener -> listener.accept(state));
    }
    return state;
  }

  private void refreshSoon() {
    if (!timer.isShutdown()) {
      timer.execute(() -> quietly(this::refresh));
    }
  }

  private void refresh() {
    for (var egress : Egress.values()) {
      learn(store.get(egress));
    }
  }

  /** Does this again and again until it is cancelled. */
  Future<?> every(Duration pause, Runnable work) {
    long millis = pause.toMillis();
    return timer.scheduleAtFixedRate(() -> quietly(work), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What fails here heals by itself: a state is read again, a probe's lease runs out. */
  static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("the state of a way cannot be read or written just now: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }
}
