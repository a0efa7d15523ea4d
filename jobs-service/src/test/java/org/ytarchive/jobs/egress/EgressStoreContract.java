package org.ytarchive.jobs.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.JobId;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;

/** What every {@link EgressStore} promises. */
public abstract class EgressStoreContract {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final Failure WHY =
      new Failure("YTDLP_ERROR", "a robot \u0000?", FailureClass.BLOCKED, Map.of("line", 7));

  protected abstract EgressStore ways();

  private EgressState blocked() {
    return ways()
        .change(Egress.YOUTUBE, s -> Optional.of(s.refused(WHY, PAUSE, NOON.plus(PAUSE), NOON)))
        .orElseThrow();
  }

  @Test
  void get_isFreeBeforeAnythingHappened() {
    assertThat(ways().get(Egress.YOUTUBE)).isEqualTo(EgressState.free(Egress.YOUTUBE));
  }

  @Test
  void change_keepsEveryState() {
    assertThat(ways().get(Egress.YOUTUBE)).isNotEqualTo(blocked());
    assertThat(ways().get(Egress.YOUTUBE).reason()).isEqualTo(WHY);

    var probe = JobId.random();
    var probed =
        ways()
            .change(Egress.YOUTUBE, s -> Optional.of(s.probed(probe, NOON.plusSeconds(40))))
            .orElseThrow();
    assertThat(ways().get(Egress.YOUTUBE)).isEqualTo(probed);
    assertThat(probed.isProbedBy(probe)).isTrue();

    var lifted = ways().change(Egress.YOUTUBE, s -> Optional.of(s.lifted(NOON))).orElseThrow();
    assertThat(ways().get(Egress.YOUTUBE)).isEqualTo(lifted);
    assertThat(lifted.isBlocked()).isFalse();
    assertThat(lifted.pause()).isEqualTo(PAUSE);
  }

  @Test
  void change_writesNothingWhenTheStepWantsNothingOrThrows() {
    var before = blocked();

    assertThat(ways().change(Egress.YOUTUBE, s -> Optional.empty())).isEmpty();
    assertThatThrownBy(
            () ->
                ways()
                    .change(
                        Egress.YOUTUBE,
                        s -> {
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(RuntimeException.class);

    assertThat(ways().get(Egress.YOUTUBE)).isEqualTo(before);
  }

  /** A cool-down ends for all workers of all replicas at once. */
  @Test
  void change_letsOneOfManyBecomeTheProbe() throws Exception {
    blocked();
    var later = NOON.plus(PAUSE);
    var tries = new ArrayList<Callable<Optional<EgressState>>>();
    for (int i = 0; i < 8; i++) {
      var job = JobId.random();
      tries.add(
          () ->
              ways()
                  .change(
                      Egress.YOUTUBE,
                      s ->
                          s.awaitsProbe(later)
                              ? Optional.of(s.probed(job, later.plusSeconds(40)))
                              : Optional.empty()));
    }
    try (var many = Executors.newFixedThreadPool(8)) {
      assertThat(many.invokeAll(tries).stream().map(Future::resultNow).filter(Optional::isPresent))
          .hasSize(1);
    }
  }
}
