package org.ytarchive.download.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.download.download.Samples.NOON;
import static org.ytarchive.download.download.Samples.failure;
import static org.ytarchive.download.download.Samples.queued;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.download.FailureClass;

/** Which work folders are still needed. */
public interface KeptFolderCases extends DownloadStoreCases {
  @Test
  default void dropUnlessNeeded_sparesWhatRunsOrWaits() {
    stored(queued("job_1", 1));

    assertThat(drops("job_1")).isFalse();
    assertThat(drops("job_2")).isTrue();
  }

  /** What a failed attempt brought is what the next one goes on with. */
  @Test
  default void dropUnlessNeeded_keepsForANextAttemptForAWhile() {
    var failed = claimed(queued("job_1", 1));
    store().fail(failed.currentRun(), failure(FailureClass.LATER), NOON);

    assertThat(drops("job_1")).isFalse();
    assertThat(store().dropUnlessNeeded("job_1", NOON.plus(Duration.ofHours(1)), () -> {}))
        .isTrue();
  }

  @Test
  default void dropUnlessNeeded_keepsNothingOfWhatIsHopeless() {
    var failed = claimed(queued("job_1", 1));
    store().fail(failed.currentRun(), failure(FailureClass.NEVER), NOON);

    assertThat(drops("job_1")).isTrue();
  }

  @Test
  default void forgetPartial_endsTheWaitingForANextAttempt() {
    var failed = claimed(queued("job_1", 1));
    store().fail(failed.currentRun(), failure(FailureClass.LATER), NOON);

    assertThat(store().forgetPartial(failed.id())).isTrue();
    assertThat(store().forgetPartial(failed.id())).isFalse();
    assertThat(drops("job_1")).isTrue();
  }

  default boolean drops(String folder) {
    var dropped = new AtomicBoolean();
    boolean said = store().dropUnlessNeeded(folder, NOON.minusSeconds(60), () -> dropped.set(true));
    assertThat(dropped.get()).isEqualTo(said);
    return said;
  }
}
