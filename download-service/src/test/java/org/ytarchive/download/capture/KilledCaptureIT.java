package org.ytarchive.download.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.contracts.capture.CaptureStatus.COMPLETED;
import static org.ytarchive.contracts.capture.CaptureStatus.FAILED;
import static org.ytarchive.download.capture.CaptureReplica.kept;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.contracts.capture.CaptureView;
import org.ytarchive.contracts.capture.NewCapture;
import org.ytarchive.download.media.MediaProbe;

/**
 * kill -9 of the service, its supervisors and its tools at a random moment of a capture. What was
 * recorded until two seconds before is there, the capture goes on in the next process, and nothing
 * is left over.
 */
class KilledCaptureIT {
  private static final boolean FULL = Boolean.getBoolean("ytarchive.full");
  private static final int ROUNDS = FULL ? 20 : 2;
  private static final long SECONDS = FULL ? 30 : 8;
  private static final long MOST_LOST = 2000;

  @TempDir Path temp;
  private Path home;
  private String database;
  private RtspServer rtsp;

  static IntStream rounds() {
    return IntStream.rangeClosed(1, ROUNDS);
  }

  @BeforeEach
  void start() {
    home = temp.resolve("home");
    database = TestDatabase.fresh();
    rtsp = RtspServer.start(temp.resolve("rtsp"));
  }

  @AfterEach
  void stop() {
    rtsp.close();
    ours().forEach(ProcessHandle::destroyForcibly);
  }

  /** All that works in this test's home: tools, supervisors, and the service itself. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(home + "/")).toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void killOfEverything_losesAtMostTwoSeconds(int round) throws Exception {
    var wish = CaptureReplica.wish(rtsp.url("/cam"), SECONDS);
    long moment = ThreadLocalRandom.current().nextLong(1500, SECONDS * 1000 - 2500);
    var before = recordThenKill(wish, moment);

    try (var next = replica()) {
      var done = complete(next, wish);

      var first = done.gaps().getFirst();
      assertThat(first.atMillis())
          .as("round %d, killed at %d: %s", round, moment, done)
          .isGreaterThanOrEqualTo(before.recordedMillis() - MOST_LOST);
      assertThat(next.bean(MediaProbe.class).probe(next.file(done)).orElseThrow().duration())
          .isCloseTo(done.recordedMillis() / 1000.0, org.assertj.core.data.Offset.offset(1.0));
      assertThat(kept(done).duration()).isGreaterThan(0);
      assertPlays(next.file(done));
      await().atMost(Duration.ofSeconds(30)).until(() -> ours().isEmpty());
      await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(next.work(wish.jobId())));
    }
  }

  /** Every picture of it. */
  private static void assertPlays(Path file) throws IOException, InterruptedException {
    var play =
        new ProcessBuilder(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-xerror",
                "-i",
                file.toString(),
                "-f",
                "null",
                "-")
            .inheritIO()
            .start();
    assertThat(play.waitFor()).isZero();
  }

  private CaptureReplica replica() {
    return CaptureReplica.start(
        home, database, Map.of("CAMERA_ALLOWED_NETWORKS", "127.0.0.0/8"), Map.of());
  }

  /** As it was seen last before everything was killed. */
  private CaptureView recordThenKill(NewCapture wish, long moment) throws Exception {
    var service = process();
    try (var reader = service.inputReader(StandardCharsets.UTF_8)) {
      var client = CaptureReplica.at(home, listening(reader));
      client.post(wish);
      var seen = client.awaitRecorded(wish.jobId(), moment);
      var all = ours();
      service.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
      service.waitFor();
      assertThat(seen.status().isFinal()).as(seen.toString()).isFalse();
      return seen;
    }
  }

  private static String listening(BufferedReader reader) throws IOException {
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("listens ")) {
        return line.substring("listens ".length());
      }
    }
    throw new IOException("the service did not start");
  }

  private Process process() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KillableService.class.getName(),
            home.toString(),
            database)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A time that was over before the next process came is made up for by the next attempt. */
  private static CaptureView complete(CaptureReplica next, NewCapture wish) {
    var over = next.awaitEnd(wish.jobId());
    if (over.status() == FAILED) {
      next.post(CaptureReplica.again(wish, 2));
      over = next.awaitEnd(wish.jobId());
    }
    assertThat(over.status()).as(over.toString()).isEqualTo(COMPLETED);
    return over;
  }
}
