package org.ytarchive.jobs.egress;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.signal.Channel;
import org.ytarchive.jobs.signal.Signals;

/**
 * Stops all work towards a host that refuses us, on all replicas, and lets one job at a time try
 * again. The state in the database decides; what is remembered here only saves questions.
 */
@Context
public class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final Duration RENEWAL = Duration.ofSeconds(10);

  private final EgressStore store;
  private final CoolDown coolDown;
  private final Clock clock;
  private final Map<Egress, EgressState> known = new ConcurrentHashMap<>();
  private final List<Consumer<EgressState>> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("jobs-breaker").daemon().factory());

  Breaker(EgressStore store, JobsSettings settings, Signals signals, Clock clock) {
    this.store = store;
    this.coolDown =
        new CoolDown(
            settings.blockCoolDown(), settings.longestCoolDown(), RandomGenerator.getDefault());
    this.clock = clock;
    signals.listen(Channel.EGRESS, any -> inBackground(this::refresh));
  }

  /** Calls {@code listener} with each state that is news here; it must not block. */
  public void listen(Consumer<EgressState> listener) {
    listeners.add(listener);
  }

  /** As far as is known here; a moment old at most. */
  public EgressState state(Egress egress) {
    return Objects.requireNonNullElseGet(known.get(egress), () -> EgressState.free(egress));
  }

  /** How many of {@code wanted} waiting jobs it makes sense to look at now. */
  public int allowance(Egress egress, int wanted) {
    var state = state(egress);
    if (!state.isBlocked()) {
      return wanted;
    }
    return state.awaitsProbe(clock.instant()) ? Math.min(1, wanted) : 0;
  }

  /** When {@link #allowance} may change by itself. */
  public Optional<Instant> nextLook(Egress egress) {
    var state = state(egress);
    return state.isBlocked() && state.isProbed(clock.instant())
        ? Optional.ofNullable(state.probeUntil())
        : Optional.ofNullable(state.until());
  }

  /** Leave to go; empty while the way is blocked, unless {@code job} may be the probe. */
  public Optional<Pass> admit(Egress egress, JobId job) {
    var now = clock.instant();
    var state = learn(store.get(egress));
    if (!state.isBlocked()) {
      return Optional.of(Pass.FREE);
    }
    return store
        .change(
            egress,
            s ->
                s.awaitsProbe(now) ? Optional.of(s.probed(job, now.plus(LEASE))) : Optional.empty())
        .map(this::learn)
        .map(won -> probe(egress, job));
  }

  private Pass probe(Egress egress, JobId job) {
    log.info("{} tries whether {} answers again", job, egress.title());
    return new Probe(egress, job);
  }

  /** The host refused this job. The first such word blocks the way, the probe's prolongs that. */
  public Refusal refused(Egress egress, JobId job, Failure why) {
    var now = clock.instant();
    var written =
        store.change(
            egress,
            s ->
                s.isBlocked() && !s.isProbedBy(job)
                    ? Optional.empty()
                    : Optional.of(refused(s, why, now)));
    written.map(this::learn).ifPresent(this::report);
    var state = written.orElseGet(() -> learn(store.get(egress)));
    var opens = Optional.ofNullable(state.until()).orElse(now);
    return new Refusal(
        opens.plus(coolDown.stepBack(state.pause())),
        written.filter(s -> s.refusals() == 1).isPresent());
  }

  private EgressState refused(EgressState before, Failure why, Instant now) {
    var pause = coolDown.after(before, now);
    return before.refused(why, pause, now.plus(coolDown.jittered(pause)), now);
  }

  private void report(EgressState state) {
    log.warn(
        "{} refuses us ({} times): everything towards it pauses until {}: {}",
        state.egress().title(),
        state.refusals(),
        state.until(),
        state.reason() == null ? "" : state.reason().message());
  }

  private void changeAsProbe(
      Egress egress, JobId job, java.util.function.UnaryOperator<EgressState> step) {
    store
        .change(egress, s -> s.isProbedBy(job) ? Optional.of(step.apply(s)) : Optional.empty())
        .ifPresent(this::learn);
  }

  private void refresh() {
    for (var egress : Egress.values()) {
      learn(store.get(egress));
    }
  }

  private EgressState learn(EgressState state) {
    var before = known.put(state.egress(), state);
    if (!state.equals(before)) {
      listeners.forEach(listener -> listener.accept(state));
    }
    return state;
  }

  private void inBackground(Runnable work) {
    if (!timer.isShutdown()) {
      timer.execute(() -> quietly(work));
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.warn("the state of a block cannot be read or written just now: {}", e.toString());
    }
  }

  @PreDestroy
  void stop() {
    timer.shutdownNow();
  }

  /** The one job that tries. While it lives it says so, so that no other sets out. */
  private final class Probe implements Pass {
    private final Egress egress;
    private final JobId job;
    private final java.util.concurrent.ScheduledFuture<?> renewal;
    private boolean ended;

    Probe(Egress egress, JobId job) {
      this.egress = egress;
      this.job = job;
      this.renewal =
          timer.scheduleAtFixedRate(
              () -> quietly(this::renew),
              RENEWAL.toMillis(),
              RENEWAL.toMillis(),
              TimeUnit.MILLISECONDS);
    }

    private void renew() {
      changeAsProbe(egress, job, s -> s.probed(job, clock.instant().plus(LEASE)));
    }

    @Override
    public boolean isProbe() {
      return !ended;
    }

    @Override
    public void answered() {
      if (end()) {
        quietly(() -> changeAsProbe(egress, job, s -> s.lifted(clock.instant())));
        log.info("{} answers again; everything towards it goes on", egress.title());
      }
    }

    @Override
    public void unanswered() {
      if (end()) {
        quietly(
            () ->
                changeAsProbe(
                    egress,
                    job,
                    s -> s.unanswered(clock.instant().plus(coolDown.jittered(s.pause())))));
      }
    }

    @Override
    public void close() {
      if (end()) {
        quietly(() -> changeAsProbe(egress, job, EgressState::unprobed));
      }
    }

    private boolean end() {
      boolean first = !ended;
      ended = true;
      renewal.cancel(false);
      return first;
    }
  }
}
