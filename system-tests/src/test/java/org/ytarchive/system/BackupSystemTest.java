package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.JobId;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/**
 * An archive of the first version that this one goes on with; then its backup while it works, and
 * what comes back of it. One archive's life: each part begins where the one before ended.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String WAITED = "6f0e6a52-0000-4000-8000-0000000000a2";
  private static final String SLOW = "slowVideo00";
  private static final List<String> LISTS =
      List.of("/storage/videos?limit=500&sort=title", "/stats", "/storage/workplan?limit=100");

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Path target;

  @BeforeAll
  static void start() {
    youTube =
        TestYouTube.start(
            folder.resolve("youtube"),
            StandInCatalogue.demo().put(video(SLOW).bytes(1_500_000).heights(360, 720).build()));
    FirstVersion.makeHome(folder.resolve("home"));
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    target = folder.resolve("backups");
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(y.standIn().port()).isPositive();
      assertThat(s.home()).exists();
    }
  }

  /** Rows of the first schema, read by today's services; what waited then is archived now. */
  @Test
  @Order(1)
  void upgrade_goesOnWithAnArchiveOfTheFirstVersion() {
    var jobs = new Jobs(stack);
    var waited = new JobId(UUID.fromString(WAITED)).toString();
    var done = jobs.awaitCompleted(waited, LIMIT);
    assertThat(done.path("video_id").asText()).isEqualTo("ordinary720");
    assertThat(jobs.events(waited)).startsWith("job_queued").endsWith("job_completed");

    assertThat(stack.jobs().get("/jobs?status=failed").data().path("total").asInt()).isEqualTo(1);
    assertThat(stack.jobs().get("/jobs?limit=10").data().path("total").asInt()).isEqualTo(3);
    var file = stack.storage().get("/storage/videos/firstVideo1/file");
    assertThat(file.text()).isEqualTo(FirstVersion.CONTENT);
    var found = stack.storage().get("/storage/search?q=konigin").data().path("videos");
    assertThat(found.findValuesAsText("video_id")).containsExactly("firstVideo1");
    var plans = stack.storage().get("/storage/workplan?status=pending").data();
    assertThat(plans.path("total").asInt()).isEqualTo(1);
    assertThat(stack.storage().get("/storage/videos?limit=10").data().path("total").asInt())
        .isEqualTo(3);
  }

  /** While a download runs, with records of every kind; the second copies what is new alone. */
  @Test
  @Order(2)
  void backup_ofAnArchiveAtWorkIsIncremental() throws Exception {
    capture();
    assertBackedUp("(?s).* [1-9]\\d* new .*");
    youTube.standIn().knobs().throttle(SLOW, 8_000);
    var slow = new Jobs(stack).create(SLOW);
    new Jobs(stack).awaitBytes(slow);

    assertBackedUp("(?s).* 0 new .*");
    assertThat(new Jobs(stack).get(slow).path("status").asText()).isEqualTo("downloading");
    assertThat(Cli.run(stack.home(), "backup", "verify", target.toString()).exit()).isZero();
  }

  private static void capture() {
    var answer = stack.jobs().send("POST", "/collect", "duration=1", "Content-Type", FORM);
    var job = answer.json().path("job_id").asText();
    var id = new JobId(UUID.fromString(job)).toString();
    new Jobs(stack).awaitCompleted(id, LIMIT);
  }

  private static final String FORM = "application/x-www-form-urlencoded";

  private static void assertBackedUp(String said) {
    var end = Cli.run(stack.home(), "backup", target.toString());
    assertThat(end.exit()).as(end.said()).isZero();
    assertThat(end.said()).matches(said);
  }

  /** {@code kill -9} in the middle: those before are whole, and the next clears up. */
  @Test
  @Order(3)
  void backup_thatIsKilledLeavesTheOthersWhole() throws IOException {
    var before = backups();
    var killed = Cli.start(stack.home(), "backup", target.toString());
    await().atMost(LIMIT).until(() -> !killed.isAlive() || hasUnfinished());
    killed.kill();

    var after = Cli.run(stack.home(), "backup", "list", target.toString());
    assertThat(after.exit()).isZero();
    assertThat(backups()).containsAll(before);
    assertThat(Cli.run(stack.home(), "backup", "verify", target.toString()).exit()).isZero();
    assertBackedUp("(?s)backup .*");
    assertThat(hasUnfinished()).isFalse();
  }

  private static List<String> backups() throws IOException {
    return names(name -> !name.startsWith("."));
  }

  private static boolean hasUnfinished() throws IOException {
    return !names(name -> name.startsWith(".")).isEmpty();
  }

  private static List<String> names(Function<String, Boolean> wanted) throws IOException {
    try (var entries = Files.list(target.resolve("backups"))) {
      return entries.map(e -> e.getFileName().toString()).filter(wanted::apply).sorted().toList();
    }
  }

  /** Into an empty home: the same answers and files, and the work that was under way is done. */
  @Test
  @Order(4)
  void restore_bringsTheArchiveBackAndItsWorkGoesOn() throws Exception {
    var before = answers(stack);
    var files = files(stack.home());
    stack.kill();
    var home = folder.resolve("other");

    var end = Cli.run(home, "restore", target.toString());
    assertThat(end.exit()).as(end.said()).isZero();
    assertThat(files(home)).isEqualTo(files);

    youTube.standIn().knobs().reset();
    try (var other = StackProcess.start(home, youTube.settings(Map.of()))) {
      assertThat(answers(other)).isEqualTo(before);
      var jobs = new Jobs(other);
      var slow =
          other.jobs().get("/jobs?limit=100").data().path("jobs").findParents("video_id").stream()
              .filter(job -> job.path("video_id").asText().equals(SLOW))
              .findFirst()
              .orElseThrow();
      jobs.awaitCompleted(slow.path("job_id").asText(), LIMIT);
      assertThat(other.storage().get("/storage/videos/" + SLOW + "/file").status()).isEqualTo(200);
      assertThat(Cli.run(home, "restore", target.toString()).exit()).isEqualTo(1);
    }
  }

  private static Map<String, String> answers(StackProcess of) {
    return LISTS.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                path -> of.storage().get(path).data().toString().replaceAll("_free\":\\d+", "")));
  }

  /** What is finished, by its hash. */
  private static Map<String, String> files(Path home) throws IOException {
    var all = new TreeMap<String, String>();
    var downloads = home.resolve("downloads");
    try (var paths = Files.walk(downloads)) {
      paths
          .filter(Files::isRegularFile)
          .filter(path -> !downloads.relativize(path).toString().startsWith("."))
          .forEach(path -> all.put(downloads.relativize(path).toString(), Archived.sha256(path)));
    }
    return all;
  }
}
