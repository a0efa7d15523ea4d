package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;

/**
 * {@code kill -9} of the JVM, of yt-dlp and of PostgreSQL, at random moments while downloads run.
 * Nothing may be lost, nothing done twice, nothing left behind, and each file must be the one an
 * undisturbed yt-dlp makes. The seed is printed; {@code -Dytarchive.chaos.seed} sets it.
 */
class ChaosSystemTest {
  private static final int ROUNDS =
      Integer.getInteger("ytarchive.chaos.rounds", Full.isOn() ? 30 : 3);
  private static final long SEED =
      Long.getLong("ytarchive.chaos.seed", Full.isOn() ? System.nanoTime() : 20_250_126L);

  private static final int VIDEOS = 5;
  private static final int BYTES = 1_200_000;
  private static final long THROTTLE = 250_000;

  /** All of them together last about this long, so that each phase has its turn. */
  private static final int LONGEST_PAUSE_MS = 6_000;

  /** Behind the tool: nothing of it need run any more. */
  private static final Set<String> LATE = Set.of("verify", "store", "done");

  private static final Duration GOES_ON = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(180);

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Jobs jobs;
  private static Archived archived;
  private static byte[] undisturbed = new byte[0];

  private final Random random = new Random(SEED);
  private final List<Duration> recoveries = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    youTube =
        TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.of(chaotic(idOf(0, 0))));
    undisturbed = Files.readAllBytes(YtDlp.fetch(youTube, idOf(0, 0), folder.resolve("raw")));
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    jobs = new Jobs(stack);
    archived = new Archived(stack);
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(y.standIn().port()).isPositive();
      s.stop();
    }
  }

  private static StandInVideo chaotic(String id) {
    return StandInVideo.video(id).heights(360, 720).bytes(BYTES).build();
  }

  private static String idOf(int round, int number) {
    return "chaos%03d%03d".formatted(round, number);
  }

  @Test
  void kills_loseNothingAndRepeatNothing() {
    System.out.println("chaos: seed " + SEED + ", " + ROUNDS + " rounds");
    for (int round = 1; round <= ROUNDS; round++) {
      var ids = createJobs(round);
      killAtRandom(round);
      ids.forEach((video, job) -> assertDone(video, jobs.awaitCompleted(job, LIMIT)));
      assertNothingLeft(round);
    }
    System.out.printf(
        "chaos: seed %d, %d rounds, %d jobs, work went on after %s%n",
        SEED,
        ROUNDS,
        ROUNDS * VIDEOS,
        recoveries.stream().sorted().map(Duration::toMillis).toList());
    assertThat(recoveries).allSatisfy(took -> assertThat(took).isLessThan(GOES_ON));
  }

  private Map<String, String> createJobs(int round) {
    var created = new LinkedHashMap<String, String>();
    for (int i = 0; i < VIDEOS; i++) {
      var id = idOf(round, i);
      youTube.standIn().catalogue().put(chaotic(id));
      youTube.standIn().knobs().throttle(id, THROTTLE);
      created.put(id, jobs.create(id));
    }
    return created;
  }

  private void killAtRandom(int round) {
    var victims = new ArrayList<>(Arrays.asList(Victim.values()));
    Collections.shuffle(victims, random);
    for (var victim : victims) {
      pause(random.nextInt(LONGEST_PAUSE_MS));
      var worked = atWork();
      victim.strike(stack, random).ifPresent(hit -> awaitRecovery(round, hit, worked));
    }
  }

  private void awaitRecovery(int round, Victim.Hit hit, List<Work> worked) {
    var stopped = worked.stream().filter(work -> hit.stopped(work.jobId())).toList();
    var took = untilAllGoOn(stopped);
    System.out.printf(
        "chaos: round %d killed %s, %d stopped, went on after %d ms%n",
        round, hit.words(), stopped.size(), took.toMillis());
    if (!stopped.isEmpty()) {
      recoveries.add(took);
    }
  }

  /** A job a tool works for, and how far the job was. */
  private record Work(String jobId, String videoId, String updatedAt) {

    /** It is done, or a tool works for it and the job has moved since. */
    boolean goesOn() {
      var answer = stack.jobs().get("/jobs/" + jobId);
      if (answer.status() != 200) {
        return false;
      }
      var job = answer.data();
      return job.path("status").asText().equals("completed")
          || !job.path("updated_at").asText().equals(updatedAt)
              && (!stack.processes().named(videoId).isEmpty() || LATE.contains(phase(job)));
    }

    private static String phase(JsonNode job) {
      return job.path("phase").asText();
    }
  }

  /** Random moments are what this test is about; nothing is waited for here. */
  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Work> atWork() {
    return list("downloading").stream()
        .map(ChaosSystemTest::work)
        .filter(work -> !stack.processes().named(work.videoId()).isEmpty())
        .toList();
  }

  private static Work work(JsonNode job) {
    return new Work(
        job.path("job_id").asText(),
        job.path("video_id").asText(),
        job.path("updated_at").asText());
  }

  private static List<JsonNode> list(String status) {
    var jobs = new ArrayList<JsonNode>();
    var answer = stack.jobs().get("/jobs?limit=500&status=" + status);
    if (answer.status() == 200) {
      answer.data().path("jobs").forEach(jobs::add);
    }
    return jobs;
  }

  /** From the moment all answers again until each of the stopped jobs is further than it was. */
  private static Duration untilAllGoOn(List<Work> stopped) {
    long from = System.nanoTime();
    await("stopped work to go on")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(UncheckedIOException.class)
        .until(() -> stopped.stream().allMatch(Work::goesOn));
    return Duration.ofNanos(System.nanoTime() - from);
  }

  private static void assertDone(String video, JsonNode job) {
    var expected = Archived.sha256ForOther(undisturbed, idOf(0, 0), video);
    assertThat(job.path("sha256").asText()).as("hash of %s", video).isEqualTo(expected);
    assertThat(archived.filesOf(video)).as("files of %s", video).hasSize(1);
    assertThat(Archived.sha256(archived.filesOf(video).getFirst())).isEqualTo(expected);
    assertThat(archived.companionsOf(video))
        .as("beside %s", video)
        .extracting(file -> file.toString().replaceFirst(".*\\[" + video + "]", ""))
        .containsExactly(".info.json", ".webp");
    var completed =
        jobs.events(job.path("job_id").asText()).stream().filter("job_completed"::equals);
    assertThat(completed).as("completions of %s", video).hasSize(1);
  }

  private static void assertNothingLeft(int round) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              var tools = stack.processes().tools();
              assertThat(tools.stream().filter(tool -> !tool.waitsForWork()))
                  .as("processes without an owner")
                  .isEmpty();
              assertThat(tools.stream().filter(tool -> tool.waitsForWork() && !tool.supervises()))
                  .as("yt-dlp kept loaded, in the living JVM alone")
                  .hasSizeLessThan(2);
              assertThat(archived.unfinished()).as("partial files").isEmpty();
            });
    assertThat(archived.files()).hasSize(round * VIDEOS);
    var kept = stack.storage().get("/storage/videos?limit=1").data();
    assertThat(kept.path("total").asInt()).as("records").isEqualTo(round * VIDEOS);
    assertThat(list("completed")).hasSize(round * VIDEOS);
  }
}
