package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The containers of {@code docker-compose.yml}, from nothing but a Docker engine: brought up,
 * scaled, killed in mid-work, taken down and up again. One stack for all, in this order.
 */
@Tag("docker")
@TestMethodOrder(OrderAnnotation.class)
class ComposeSystemTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String CALM = "ordinary720";

  private static final List<String> OTHERS =
      List.of("listed00000", "listed00001", "listed00002", "listed00003", "listed00004");

  private static ComposeStack stack;
  private static String firstHash = "";

  @BeforeAll
  static void up() {
    stack = ComposeStack.up();
  }

  @AfterAll
  static void down() {
    System.out.println(stack.docker("stats", "--no-stream"));
    stack.close();
  }

  @Test
  @Order(1)
  void gateway_leadsToAllFour_andTellsTheirAddressesAsSeenFromHere() {
    for (var service : Service.values()) {
      assertThat(stack.caller(service).get("/health/readiness").status()).isEqualTo(200);
    }
    assertThat(stack.caller(Service.JOBS).get("/services").data().path("storage").asText())
        .isEqualTo("http://127.0.0.1:" + stack.port(Service.STORAGE));
  }

  @Test
  @Order(2)
  void job_isArchivedAndItsFileComesThroughTheGateway() {
    var job = stack.jobs().awaitCompleted(stack.jobs().create(CALM), LIMIT);
    firstHash = assertServed(job);
    var part = file(CALM, "Range", "bytes=100-199");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).hasSize(100);
  }

  private static String assertServed(JsonNode job) {
    var whole = file(job.path("video_id").asText());
    assertThat(whole.status()).isEqualTo(200);
    var hash = Archived.sha256(whole.body());
    assertThat(job.findValuesAsText("sha256")).contains(hash);
    return hash;
  }

  private static Answer file(String video, String... headers) {
    return stack.caller(Service.STORAGE).get("/storage/videos/" + video + "/file", headers);
  }

  @Test
  @Order(3)
  void replicas_shareTheWorkAndRepeatNone() {
    stack.compose(
        "up",
        "-d",
        "--no-recreate",
        "--wait",
        "--scale",
        "download-service=3",
        "--scale",
        "jobs-service=2");
    assertThat(stack.replicas("download-service")).hasSize(3);
    assertThat(stack.replicas("jobs-service")).hasSize(2);
    try (var listeners = new Listeners(6);
        var polling = SocketIoListeners.at(stack.port(Service.JOBS), "polling", 6)) {
      polling.awaitConnected("polling");
      var jobs = OTHERS.stream().map(stack.jobs()::create).toList();
      jobs.forEach(job -> assertServed(stack.jobs().awaitCompleted(job, LIMIT)));
      jobs.forEach(listeners::assertAllHeard);
      jobs.forEach(ComposeSystemTest::assertEachReplicaKnows);
      assertThat(runs(OTHERS)).as("runs of yt-dlp").isEqualTo(OTHERS.size());
    }
  }

  private static long runs(List<String> videos) {
    return stack.number(
        "select sum(run) from download.downloads where video_id in ('"
            + String.join("','", videos)
            + "')");
  }

  private static void assertEachReplicaKnows(String job) {
    for (int i = 0; i < 8; i++) {
      assertThat(stack.jobs().get(job).path("status").asText()).isEqualTo("completed");
    }
  }

  /** WebSockets, each wherever the gateway led it. */
  private static final class Listeners implements AutoCloseable {
    private final List<Listener> all = new ArrayList<>();

    Listeners(int count) {
      for (int i = 0; i < count; i++) {
        all.add(Listener.at(stack.port(Service.JOBS), "/ws"));
      }
    }

    void assertAllHeard(String job) {
      await("every listener hears of " + job)
          .atMost(Duration.ofSeconds(30))
          .until(() -> all.stream().allMatch(listener -> hasHeard(listener, job)));
    }

    private static boolean hasHeard(Listener listener, String job) {
      return listener.heard("job_completed").stream()
          .anyMatch(event -> event.toString().contains(job));
    }

    @Override
    public void close() {
      all.forEach(Listener::close);
    }
  }

  @Test
  @Order(4)
  void kill_inMidDownload_losesNothing() {
    var job = stack.jobs().create("demoVideo02");
    stack.jobs().awaitBytes(job);
    var worker = await().atMost(LIMIT).until(this::atWork, workers -> !workers.isEmpty());
    stack.docker("kill", worker.getFirst());
    assertServed(stack.jobs().awaitCompleted(job, LIMIT));
    assertThat(stack.replicas("download-service")).hasSize(2);
  }

  /** Those in which a yt-dlp runs. */
  private List<String> atWork() {
    return stack.replicas("download-service").stream()
        .filter(replica -> stack.docker("top", replica, "-eo", "pid,args").contains("watch?v="))
        .toList();
  }

  @Test
  @Order(5)
  void postgres_mayBeRestartedInMidDownload() {
    var job = stack.jobs().create("demoVideo03");
    stack.jobs().awaitBytes(job);
    stack.compose("restart", "postgres");
    assertServed(stack.jobs().awaitCompleted(job, LIMIT));
  }

  @Test
  @Order(6)
  void downAndUp_keepsEverything() {
    var before = Stream.of(CALM, "demoVideo02", "demoVideo03").map(this::hash).toList();
    stack.compose("down");
    stack.compose("up", "-d", "--wait");
    assertThat(Stream.of(CALM, "demoVideo02", "demoVideo03").map(this::hash)).isEqualTo(before);
    assertThat(hash(CALM)).isEqualTo(firstHash);
  }

  private String hash(String video) {
    var answer = file(video);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Archived.sha256(answer.body());
  }
}
