package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ytarchive.contracts.capture.CaptureGap;

/** Gaps follow from the segments. */
class GapsTest {

  @Test
  void between_saysWhereHowLongAndWhy() {
    var segments =
        List.of(
            new Segment(1, 10_000, 4000, 1, "the source ended"),
            new Segment(2, 15_000, 3000, 1, "the source fell silent"),
            new Segment(4, 18_050, 2000, 1, "it was whole"));

    assertThat(Gaps.between(segments))
        .containsExactly(new CaptureGap(4000, 1000, "the source ended"));
    assertThat(Gaps.recorded(segments)).isEqualTo(9000);
    assertThat(Gaps.bytes(segments)).isEqualTo(3);
  }

  @Test
  void between_ofOneSegmentIsNothing() {
    assertThat(Gaps.between(List.of(Segment.begun(1)))).isEmpty();
  }
}
