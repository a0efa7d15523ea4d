package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.download.media.MediaProbe;
import org.ytarchive.download.work.Running;

/** A run takes a capture over whose lease was lost, not its tool: that still writes. */
class LeftRecordingIT {
  private static final long SECONDS = 4;

  @TempDir Path home;

  @Test
  void segmentThatIsStillWritten_isMeasuredWhenItIsWhole() throws Exception {
    try (var captures = CaptureReplica.start(home, Map.of())) {
      var id = UUID.randomUUID().toString();
      var capture = leftWithASegment(captures, id); // else the sweep takes its folder for nobody's
      var folder = captures.bean(CaptureFolders.class).open(id);
      var file = Segment.begun(1).file(folder);
      var tool = recordUnderLock(folder, file);
      try {
        await().atMost(Duration.ofSeconds(30)).until(() -> holdsAPicture(captures, file));

        try (var running = new Running<>(capture.currentRun(), () -> {})) {
          var segments = captures.bean(Recordings.class).record(capture, running, folder);

          var held = captures.bean(MediaProbe.class).probe(file).orElseThrow().duration();
          assertThat(tool.isAlive()).isFalse();
          assertThat(segments)
              .singleElement()
              .extracting(Segment::millis)
              .isEqualTo(Math.round(held * 1000));
          assertThat(held).isBetween(SECONDS - 0.5, SECONDS + 0.5);
        }
      } finally {
        tool.destroyForcibly();
      }
    }
  }

  private static boolean holdsAPicture(CaptureReplica captures, Path file)
      throws InterruptedException {
    return Files.exists(file) && captures.bean(MediaProbe.class).probe(file).isPresent();
  }

  /** Its time is over: nothing is left but to join what there is. */
  private static Capture leftWithASegment(CaptureReplica captures, String id) {
    var store = captures.bean(CaptureStore.class);
    var now = captures.bean(Clock.class).instant();
    var ticket = UUID.randomUUID();
    var length = Duration.ofSeconds(SECONDS);
    store.insert(
        new CaptureRequest(id, 1, Optional.empty(), length, false, Optional.empty(), "/downloads"),
        ticket,
        now);
    var run = store.claim(ticket, "another", now).orElseThrow().currentRun();
    var begun = now.minus(length);
    store.keep(run, List.of(Segment.begun(1).startedAt(begun.toEpochMilli())), Optional.of(now));
    return store.find(id).orElseThrow();
  }

  /** As the supervisor does. */
  private static Process recordUnderLock(Path folder, Path file) throws IOException {
    var record =
        "exec flock -n '%s/.lock' ffmpeg -nostdin -v error -re -f lavfi -i testsrc2=size=320x240:rate=25"
            + " -t %d -c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p"
            + " -movflags frag_keyframe+empty_moov+default_base_moof -frag_duration 500000"
            + " -flush_packets 1 -f mp4 '%s'";
    return new ProcessBuilder("/bin/sh", "-c", record.formatted(folder, SECONDS, file))
        .inheritIO()
        .start();
  }
}
