package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * Uploads while two replicas of the download service share the work and one of them is killed, each
 * time with work in its hands: every result is there, and none was made twice.
 */
class ReplicasSystemTest {
  private static final int UPLOADS = Full.isOn() ? 50 : 4;
  private static final int KILLS = Full.isOn() ? 5 : 1;
  private static final Duration LIMIT = Duration.ofMinutes(Full.isOn() ? 15 : 3);
  private static final long SEED = Long.getLong("ytarchive.chaos.seed", 20_250_126L);

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static Balancer balancer;
  private static StackProcess stack;
  private static Replica replica;

  /** How many lines the replica had logged before it last started. */
  private static int born;

  @BeforeAll
  static void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.demo());
    balancer = new Balancer();
    stack =
        StackProcess.start(
            folder.resolve("home"),
            youTube.settings(Map.of("DOWNLOAD_URL", balancer.url(), "UPLOADS_PER_MINUTE", "0")));
    balancer.add(stack.ownPort(Service.DOWNLOAD));
    replica = Replica.start(stack, Service.DOWNLOAD, youTube.settings(Map.of()));
    balancer.add(replica.port());
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var b = balancer;
        var r = replica;
        var s = stack) {
      assertThat(y.standIn().port()).isPositive();
      assertThat(b.url()).isNotEmpty();
      r.kill();
      s.stop();
    }
  }

  @Test
  void kills_loseNoResultAndRepeatNone() {
    var random = new Random(SEED);
    var video = Uploads.video(folder.resolve("holiday.mp4"), 640, 360, 4);
    var files = new ArrayList<String>();
    for (int i = 0; i < UPLOADS; i++) {
      files.add(upload(video, "client-" + i % 3));
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      killAtWork(random, kill < KILLS);
    }
    for (var file : files) {
      await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> isDone(file));
    }
    assertEachOnce(files);
  }

  private static String upload(Path video, String client) {
    var answer = Uploads.send(stack.doors(), video, "holiday.mp4", "client_id", client);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("file_id").asText();
  }

  /** Not between two files, but in the middle of one. */
  private static void killAtWork(Random random, boolean restart) {
    await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(ReplicasSystemTest::isAtWork);
    pause(random.nextInt(300));
    replica.kill();
    born = lines(replica.log()).size();
    if (restart) {
      replica.restart();
    }
  }

  /** It began more than it ended since it last started. */
  private static boolean isAtWork() {
    var lines = lines(replica.log());
    var life = lines.subList(Math.min(born, lines.size()), lines.size());
    long begun = life.stream().filter(l -> l.matches(".*/\\d+ starts: .*")).count();
    return begun > life.stream().filter(l -> l.contains(": completed, ")).count();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isDone(String file) {
    return Stream.of("video-enhancement", "metadata-extraction")
        .map(kind -> stack.jobs().get("/internal/" + kind + "-status/" + file).json())
        .peek(status -> assertThat(status.path("status").asText()).isNotEqualTo("failed"))
        .allMatch(status -> status.path("status").asText().equals("completed"));
  }

  private static void assertEachOnce(List<String> files) {
    var made = Stream.of(stack.log(), replica.log()).flatMap(log -> lines(log).stream()).toList();
    for (var file : files) {
      var enhanced = "/processed_videos/enhanced_" + file + ".mp4";
      var metadata = "/processed_videos/metadata/" + file + "_metadata.json";
      for (var path : List.of(enhanced, metadata)) {
        assertThat(stack.doors().get(path).status()).as(path).isEqualTo(200);
        assertThat(made)
            .filteredOn(l -> l.contains(": completed, ") && l.endsWith(path))
            .hasSize(1);
      }
    }
    assertThat(left()).hasSize(2 * files.size());
  }

  /** Whole files only. */
  private static List<Path> left() {
    try (var all = Files.walk(stack.home().resolve("downloads/processed_videos"))) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path log) {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
