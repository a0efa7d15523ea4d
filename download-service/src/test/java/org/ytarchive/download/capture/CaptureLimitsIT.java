package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.contracts.download.FailureClass;

/** Captures that go on after a run that left much behind: how much is too much. */
class CaptureLimitsIT {
  private static final Instant NOON = Instant.parse("2025-01-26T12:00:00Z");

  @TempDir static Path home;
  private static CaptureReplica captures;

  @BeforeAll
  static void start() {
    captures = CaptureReplica.start(home, Map.of());
  }

  @AfterAll
  static void stop() {
    captures.close();
  }

  /** What becomes of a capture that was recorded so far by a run before. */
  private static Capture goOn(Duration length, List<Segment> segments) throws IOException {
    var ticket = UUID.randomUUID();
    var id = ticket.toString();
    var source = Optional.of("http://127.0.0.1:9/camera"); // it may not be asked
    var wish = new CaptureRequest(id, 1, source, length, false, Optional.empty(), "/downloads");
    var store = captures.bean(CaptureStore.class);
    store.insert(wish, ticket, NOON);
    var run = store.claim(ticket, "the one before", NOON).orElseThrow().currentRun();
    var folder = Files.createDirectories(captures.work(id));
    for (var segment : segments) {
      Files.writeString(segment.file(folder), "pictures");
    }
    assertThat(store.keep(run, segments, Optional.empty())).isTrue();
    assertThat(store.release(run)).isTrue();

    captures.bean(CaptureWorker.class).run(ticket);
    return store.find(id).orElseThrow();
  }

  private static List<Segment> segments(int count) {
    var all = new ArrayList<Segment>();
    for (int i = 1; i <= count; i++) {
      all.add(new Segment(i, NOON.toEpochMilli() + 10L * i, 1, 8, "the source was lost"));
    }
    return all;
  }

  private static String failure(Capture over) {
    assertThat(over.status()).isEqualTo(FAILED);
    return over.failure().orElseThrow().message();
  }

  /** All are opened at once to be joined. */
  @Test
  void thousandSegments_areEnough() throws Exception {
    var over = goOn(Duration.ofSeconds(60), segments(1_000));

    assertThat(failure(over)).isEqualTo("the source was lost 1000 times");
    assertThat(over.failure().orElseThrow().failureClass()).isEqualTo(FailureClass.LATER);
    assertThat(over.segments()).hasSize(1_000);
    assertThat(captures.work(over.id())).isNotEmptyDirectory();

    assertThat(failure(goOn(Duration.ofSeconds(60), segments(999)))).doesNotContain("1000 times");
  }

  /** What was recorded stays, and is joined when there is room for it twice. */
  @Test
  void roomIsLookedFor_beforeSegmentsAreJoined() throws Exception {
    var huge = new Segment(1, NOON.toEpochMilli(), 10_000, 1L << 60, "it was whole");

    var over = goOn(Duration.ofSeconds(10), List.of(huge));

    assertThat(failure(over)).contains("too little space");
    assertThat(over.failure().orElseThrow().failureClass()).isEqualTo(FailureClass.DISK_FULL);
    var folder = captures.work(over.id());
    assertThat(huge.file(folder)).exists();
    assertThat(folder.resolve("recording.mp4")).doesNotExist();
  }
}
