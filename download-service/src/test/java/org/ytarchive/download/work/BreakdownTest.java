package org.ytarchive.download.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.queue.WorkKind;

class BreakdownTest {

  private static void isDiskFull(Exception e) {
    var failure = Breakdown.explain(e, WorkKind.PROCESSING);

    assertThat(failure.code()).isEqualTo("DISK_FULL");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.DISK_FULL);
  }

  /** What all else waits for: it must not use up attempts as if it were the video's fault. */
  @Test
  void explain_aFullDiskAsSuchWhoeverSaysIt() {
    isDiskFull(new IOException("write: No space left on device"));
    isDiskFull(new UncheckedIOException(new IOException("No space left on device")));
    isDiskFull(new IllegalStateException(new IOException("No space left on device")));
    isDiskFull(new ArchiveException(ErrorCode.DISK_FULL, "too little space for downloads"));
  }

  @Test
  void explain_keepsWhatIsKnown() {
    var details = Map.<String, Object>of("what", "ffprobe");

    var failure =
        Breakdown.explain(
            new ArchiveException(ErrorCode.SERVICE_UNAVAILABLE, "it cannot be run", details),
            WorkKind.CAPTURE);

    assertThat(failure.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(failure.message()).isEqualTo("it cannot be run");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(failure.details()).isEqualTo(details);
  }

  @Test
  void explain_saysNothingOfOurInside() {
    var failure =
        Breakdown.explain(new IllegalStateException("jdbc:postgresql://secret"), WorkKind.CAPTURE);

    assertThat(failure.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(failure.failureClass()).isEqualTo(FailureClass.BUG);
    assertThat(failure.message())
        .isEqualTo("an error of ours; the log has it under this capture's id");
  }
}
