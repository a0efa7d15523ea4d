package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.Behaviour;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInVideo;
import org.ytarchive.standin.traffic.RequestKind;

/** YouTube takes us for a robot, for a while, with the real yt-dlp asking. */
class BlockSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int JOBS = 8;
  private static final int PROBES = 2;

  @TempDir Path folder;

  private static StandInVideo numbered(int number, Behaviour behaviour) {
    return video("robotVideo" + number).heights(144, 360).behaviour(behaviour).build();
  }

  private static ConditionFactory soon() {
    return await().atMost(LIMIT).pollInterval(Duration.ofMillis(100));
  }

  private static JsonNode youTubeOf(StackProcess stack) {
    var answer = stack.jobs().get("/health/readiness");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("checks").path("youtube").path("details");
  }

  private static int refusals(StackProcess stack) {
    return youTubeOf(stack).path("refusals").asInt();
  }

  @Test
  void aBlockIsWaitedOutWithOneProbeAtATimeAndAllJobsComplete() {
    var catalogue = StandInCatalogue.of();
    for (int i = 0; i < JOBS; i++) {
      catalogue = catalogue.put(numbered(i, Behaviour.NOT_A_BOT));
    }
    var quick = Map.of("BLOCK_COOL_DOWN", "3s", "BLOCK_COOL_DOWN_MAX", "3s");
    try (var youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
        var stack = StackProcess.start(folder.resolve("home"), youTube.settings(quick))) {
      var jobs = new Jobs(stack);
      var ids = createAll(jobs);

      soon().until(() -> youTubeOf(stack).path("blocked").asBoolean());
      soon().until(() -> ids.stream().noneMatch(id -> isRunning(jobs, id)));
      soon().until(() -> saysWhyItWaits(jobs.get(ids.getLast())));

      probesAreFew(youTube, stack);

      for (int i = 0; i < JOBS; i++) {
        youTube.standIn().catalogue().put(numbered(i, Behaviour.PLAYS));
      }
      ids.forEach(id -> jobs.awaitCompleted(id, LIMIT));
      assertThat(youTubeOf(stack).path("blocked").asBoolean()).isFalse();
      assertThat(stack.storage().get("/storage/workplan").data().path("total").asInt()).isZero();
    }
  }

  private static List<String> createAll(Jobs jobs) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < JOBS; i++) {
      ids.add(
          jobs.createWith(
              "{\"video_id\": \"robotVideo%d\", \"quality\": \"360p\", \"max_attempts\": 1}"
                  .formatted(i)));
    }
    return ids;
  }

  private static boolean saysWhyItWaits(JsonNode job) {
    return job.path("waiting_for").asText().equals("block")
        && job.path("waiting_reason").asText().contains("robot");
  }

  private static boolean isRunning(Jobs jobs, String id) {
    return jobs.get(id).path("status").asText().equals("downloading");
  }

  /** One watch page is one extraction: no more of them than refusals, and perhaps one under way. */
  private static void probesAreFew(TestYouTube youTube, StackProcess stack) {
    long refusedBefore = refusals(stack);
    long pagesBefore = pages(youTube);
    soon().until(() -> refusals(stack) >= refusedBefore + PROBES);
    long pages = pages(youTube) - pagesBefore;
    assertThat(pages).isBetween((long) PROBES - 1, refusals(stack) - refusedBefore + 1);
  }

  private static long pages(TestYouTube youTube) {
    return youTube.standIn().traffic().requests(RequestKind.WATCH_PAGE);
  }
}
