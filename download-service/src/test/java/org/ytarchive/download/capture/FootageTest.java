package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

class FootageTest {
  @TempDir Path folder;
  private final Segment segment = Segment.begun(1).startedAt(1_000);

  /** A busy machine lets ffprobe run out of time; the footage is not to blame. */
  @Test
  void settle_keepsWhatCannotBeLookedIntoJustNow() throws Exception {
    var file = Files.writeString(segment.file(folder), "what was recorded");
    var busy =
        new Footage(
            any -> {
              throw new ArchiveException(ErrorCode.SERVICE_UNAVAILABLE, "it took too long");
            });

    assertThatThrownBy(() -> busy.settle(List.of(segment), folder))
        .isInstanceOf(ArchiveException.class);
    assertThat(file).exists();
  }

  @Test
  void settle_leavesOutWhatHasNoPicture() throws Exception {
    var file = Files.writeString(segment.file(folder), "nothing");

    assertThat(new Footage(any -> Optional.empty()).settle(List.of(segment), folder)).isEmpty();
    assertThat(file).doesNotExist();
  }
}
