package org.ytarchive.jobs.egress;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.jobs.JobsSettings;

/**
 * Stops all work towards a host that refuses us, on all replicas, and lets one job at a time try
 * again. The state in the database decides; what is remembered here only saves questions.
 */
@Singleton
public class Breaker {
  private static final Logger log = LoggerFactory.getLogger(Breaker.class);

  private final EgressStore store;
  private final EgressBoard board;
  private final CoolDown coolDown;
  private final Clock clock;

  Breaker(EgressStore store, EgressBoard board, JobsSettings settings, Clock clock) {
    this.store = store;
    this.board = board;
    this.coolDown =
        new CoolDown(
            settings.blockCoolDown(), settings.longestCoolDown(), RandomGenerator.getDefault());
    this.clock = clock;
  }

  /** Calls {@code listener} with each state that is news here; it must not block. */
  public void listen(Consumer<EgressState> listener) {
    board.listen(listener);
  }

  /** As far as is known here; a moment old at most. */
  public EgressState state(Egress egress) {
    return board.state(egress);
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
    var state = board.learn(store.get(egress));
    if (!state.isBlocked()) {
      return Optional.of(Pass.FREE);
    }
    return store
        .change(
            egress,
            s ->
                s.awaitsProbe(now)
                    ? Optional.of(s.probed(job, now.plus(Probe.LEASE)))
                    : Optional.empty())
        .map(board::learn)
        .<Pass>map(won -> new Probe(egress, job, store, board, coolDown, clock));
  }

  /**
   * The host refused this job. The first such word blocks the way; the probe's prolongs that, and
   * so does that of anybody who went when a probe was due: nobody may ask again at once.
   */
  public Refusal refused(Egress egress, JobId job, Failure why) {
    var now = clock.instant();
    var written =
        store.change(
            egress,
            s ->
                s.isBlocked() && !s.isProbedBy(job) && !s.awaitsProbe(now)
                    ? Optional.empty()
                    : Optional.of(refused(s, why, now)));
    written.map(board::learn).ifPresent(this::report);
    var state = written.orElseGet(() -> board.learn(store.get(egress)));
    var opens = Optional.ofNullable(state.until()).filter(now::isBefore).orElse(now);
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
}
