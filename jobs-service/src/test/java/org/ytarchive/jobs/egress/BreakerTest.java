package org.ytarchive.jobs.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.common.testing.HandClock;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.jobs.JobsSettings;
import org.ytarchive.jobs.signal.Signals;

/** Two replicas' breakers on one state, with the clock in our hand. */
class BreakerTest {
  private static final Duration COOL_DOWN = Duration.ofMinutes(5);
  private static final Duration JITTERED = Duration.ofMinutes(6).plusSeconds(1);
  private static final Failure ROBOT =
      new Failure("YTDLP_ERROR", "a robot?", FailureClass.BLOCKED, Map.of());

  private final List<EgressBoard> boards = new ArrayList<>();
  private final EgressStore store = new InMemoryEgressStore();
  private final HandClock clock = new HandClock();
  private final Breaker here = breaker();
  private final Breaker there = breaker();
  private final JobId first = JobId.random();
  private final JobId second = JobId.random();

  private Breaker breaker() {
    var settings =
        new JobsSettings(
            3,
            16,
            16,
            Duration.ofSeconds(1),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            COOL_DOWN,
            Duration.ofHours(1),
            true);
    Signals silent = (channel, listener) -> {};
    var board = new EgressBoard(store, silent);
    boards.add(board);
    return new Breaker(store, board, settings, clock);
  }

  @AfterEach
  void stop() {
    boards.forEach(EgressBoard::stop);
  }

  private Pass admitted(Breaker breaker, JobId job) {
    return breaker.admit(Egress.YOUTUBE, job).orElseThrow();
  }

  private boolean isHeld(Breaker breaker, JobId job) {
    return breaker.admit(Egress.YOUTUBE, job).isEmpty();
  }

  private Refusal refuse(Breaker breaker, JobId job) {
    return breaker.refused(Egress.YOUTUBE, job, ROBOT);
  }

  @Test
  void refused_blocksTheWayForAllUntilTheCoolDownIsOver() {
    assertThat(admitted(here, first).isProbe()).isFalse();
    assertThat(here.allowance(Egress.YOUTUBE, 6)).isEqualTo(6);

    var refusal = refuse(here, first);

    assertThat(refusal.fresh()).isTrue();
    assertThat(refusal.due()).isAfter(store.get(Egress.YOUTUBE).opensAt());
    assertThat(here.allowance(Egress.YOUTUBE, 6)).isZero();
    assertThat(isHeld(here, second)).isTrue();
    assertThat(isHeld(there, second)).isTrue();
    clock.pass(JITTERED);
    assertThat(there.allowance(Egress.YOUTUBE, 6)).isEqualTo(1);
  }

  /** Those that were on their way when the way was blocked are refused as well. */
  @Test
  void refused_onceMoreByAnotherProlongsNothing() {
    refuse(here, first);
    var state = store.get(Egress.YOUTUBE);

    assertThat(refuse(there, second).fresh()).isFalse();

    assertThat(store.get(Egress.YOUTUBE)).isEqualTo(state);
  }

  /**
   * A list is read by nobody's leave; refused when a probe was due, it must not ask at once again.
   */
  @Test
  void refused_byAnyoneWhenAProbeIsDueProlongsTheBlock() {
    refuse(here, first);
    clock.pass(JITTERED);

    var refusal = refuse(there, second);

    assertThat(refusal.fresh()).isFalse();
    assertThat(refusal.due()).isAfter(clock.instant().plus(COOL_DOWN));
    assertThat(there.state(Egress.YOUTUBE).refusals()).isEqualTo(2);
  }

  @Test
  void admit_letsOneProbeOutAndItsWordCounts() {
    refuse(here, first);
    clock.pass(JITTERED);

    var probe = admitted(here, first);
    assertThat(probe.isProbe()).isTrue();
    assertThat(isHeld(there, second)).isTrue();
    assertThat(refuse(here, first).fresh()).isFalse();
    probe.close();
    assertThat(store.get(Egress.YOUTUBE).refusals()).isEqualTo(2);
    assertThat(store.get(Egress.YOUTUBE).pause()).isEqualTo(COOL_DOWN.multipliedBy(2));
    assertThat(isHeld(there, second)).isTrue();

    clock.pass(JITTERED.multipliedBy(2));
    admitted(there, second).answered();
    assertThat(admitted(here, first).isProbe()).isFalse();
  }

  @Test
  void unanswered_waitsAsLongOnceMore() {
    refuse(here, first);
    clock.pass(JITTERED);
    var probe = admitted(here, first);

    probe.unanswered();
    probe.close();

    assertThat(isHeld(there, second)).isTrue();
    assertThat(store.get(Egress.YOUTUBE).pause()).isEqualTo(COOL_DOWN);
    clock.pass(JITTERED);
    assertThat(admitted(there, second).isProbe()).isTrue();
  }

  /** The probe was cancelled, or its process ended. */
  @Test
  void close_withoutAWordLetsTheNextGoAtOnce() {
    refuse(here, first);
    clock.pass(JITTERED);

    admitted(here, first).close();

    assertThat(admitted(there, second).isProbe()).isTrue();
  }

  /** A process was killed while its job was the probe. */
  @Test
  void admit_letsAnotherGoWhenTheProbeIsSilent() {
    refuse(here, first);
    clock.pass(JITTERED);
    assertThat(admitted(here, first).isProbe()).isTrue();

    clock.pass(Duration.ofMinutes(1));

    var another = admitted(there, second);
    assertThat(another.isProbe()).isTrue();
    another.answered();
    assertThat(store.get(Egress.YOUTUBE).isBlocked()).isFalse();
  }

  @Test
  void listen_hearsOfABlockAndItsEnd() {
    var heard = new ArrayList<Boolean>();
    here.listen(state -> heard.add(state.isBlocked()));

    refuse(here, first);
    clock.pass(JITTERED);
    admitted(here, first).answered();

    assertThat(heard).startsWith(true).endsWith(false);
  }
}
