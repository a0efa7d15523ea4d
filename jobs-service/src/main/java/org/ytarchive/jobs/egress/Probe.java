package org.ytarchive.jobs.egress;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ytarchive.common.JobId;

/** The one job that tries. While it lives it says so, so that no other sets out. */
final class Probe implements Pass {
  /** How long a probe is believed to live without a word. */
  static final Duration LEASE = Duration.ofSeconds(40);

  private static final Logger log = LoggerFactory.getLogger(Probe.class);
  private static final Duration RENEWAL = Duration.ofSeconds(10);

  private final Egress egress;
  private final JobId job;
  private final EgressStore store;
  private final EgressBoard board;
  private final CoolDown coolDown;
  private final Clock clock;
  private final Future<?> renewal;
  private final AtomicBoolean ended = new AtomicBoolean();

  Probe(
      Egress egress,
      JobId job,
      EgressStore store,
      EgressBoard board,
      CoolDown coolDown,
      Clock clock) {
    this.egress = egress;
    this.job = job;
    this.store = store;
    this.board = board;
    this.coolDown = coolDown;
    this.clock = clock;
    this.renewal = board.every(RENEWAL, () -> change(this::renewed));
    log.info("{} tries whether {} answers again", job, egress.title());
  }

  private EgressState renewed(EgressState state) {
    return state.probed(job, clock.instant().plus(LEASE));
  }

  @Override
  public boolean isProbe() {
    return !ended.get();
  }

  @Override
  public void answered() {
    if (end(state -> state.lifted(clock.instant()))) {
      log.info("{} answers again; everything towards it goes on", egress.title());
    }
  }

  @Override
  public void unanswered() {
    end(state -> state.unanswered(clock.instant().plus(coolDown.jittered(state.pause()))));
  }

  @Override
  public void close() {
    end(EgressState::unprobed);
  }

  /** Only the first word counts. */
  private boolean end(UnaryOperator<EgressState> step) {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    renewal.cancel(false);
    EgressBoard.quietly(() -> change(step));
    return true;
  }

  private void change(UnaryOperator<EgressState> step) {
    store
        .change(egress, s -> Optional.of(s).filter(mine -> mine.isProbedBy(job)).map(step))
        .ifPresent(board::learn);
  }
}
