package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInChannel;
import org.ytarchive.standin.catalogue.StandInPlaylist;

/** Playlists and channels on the real parts, without an API key. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlaylistSystemTest {
  private static final Duration LIMIT = Duration.ofMinutes(Full.isOn() ? 60 : 3);
  private static final String MIXED = "PLstandinMIXED00";
  private static final String SMALL = "PLstandinSMALL00";
  private static final String LONG = "PLstandinLONGLIST";
  private static final int ENTRIES = Full.isOn() ? 1000 : 8;

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Jobs jobs;
  private static Archived archived;

  @BeforeAll
  static void start() {
    var many = IntStream.range(0, ENTRIES).mapToObj("listed%05d"::formatted).toList();
    var catalogue =
        StandInCatalogue.demo()
            .put(new StandInPlaylist(LONG, "A long list", StandInChannel.DEFAULT, many));
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
    jobs = new Jobs(stack);
    archived = new Archived(stack);
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().traffic().refusedHosts()).as("hosts outside YouTube").isEmpty();
    }
  }

  private static JsonNode children(String job) {
    return stack.jobs().get("/jobs/" + job + "/children?limit=500").data().path("jobs");
  }

  /** Private, deleted and age-restricted entries fail, each with its reason; the rest is kept. */
  @Test
  @Order(1)
  void mixedPlaylist_keepsWhatCanBeHad() {
    var id = jobs.createWith("{\"playlist_id\": \"" + MIXED + "\", \"quality\": \"144p\"}");

    var job = jobs.awaitEnd(id, LIMIT);

    assertThat(job.path("status").asText()).as("%s", job).isEqualTo("failed");
    assertThat(job.path("metadata").path("title").asText()).isEqualTo("Some are gone");
    assertThat(job.at("/children/total").asInt()).isEqualTo(6);
    assertThat(job.at("/children/completed").asInt()).as("%s", job).isEqualTo(3);
    assertThat(job.at("/details/failed").findValuesAsText("video_id"))
        .containsExactly("privateVid0", "deletedVid0", "ageGated000");
    assertThat(job.at("/details/failed").findValuesAsText("reason").subList(0, 2))
        .containsExactly("private", "deleted");
    assertThat(archived.filesOf("demoVideo02")).hasSize(1);
    assertThat(jobs.events(id)).startsWith("job_queued", "job_started").endsWith("job_failed");
  }

  /** Two of its three are there already, from the other playlist. */
  @Test
  @Order(2)
  void smallPlaylist_takesWhatIsThere() {
    var known = stack.jobs().get("/jobs?kind=download&limit=500").data().path("total").asInt();
    var url = "https://www.youtube.com/playlist?list=" + SMALL;
    var id = jobs.createWith("{\"url\": \"" + url + "\", \"quality\": \"144p\"}");

    jobs.awaitCompleted(id, LIMIT);

    assertThat(children(id).findValuesAsText("video_id"))
        .isEqualTo(List.of("ordinary720", "demoVideo02", "demoVideo03"));
    assertThat(stack.jobs().get("/jobs?kind=download").data().path("total").asInt())
        .isEqualTo(known + 1);
    assertThat(archived.filesOf("demoVideo02")).hasSize(1);
    var again =
        stack.jobs().post("/jobs", "{\"video_id\": \"demoVideo03\", \"quality\": \"144p\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data().path("status").asText()).isEqualTo("completed");
  }

  @Test
  @Order(3)
  void unknownPlaylist_isNotFound() {
    var id = jobs.createWith("{\"playlist_id\": \"PLstandinNOTHING\"}");

    assertThat(jobs.awaitEnd(id, LIMIT).at("/error/code").asText()).isEqualTo("PLAYLIST_NOT_FOUND");
  }

  /** A thousand when everything is tested. */
  @Test
  @Order(4)
  void longPlaylist_isArchivedToTheLast() {
    var id = jobs.createWith("{\"playlist_id\": \"" + LONG + "\", \"quality\": \"144p\"}");

    var job = jobs.awaitCompleted(id, LIMIT);

    assertThat(job.at("/children/completed").asInt()).isEqualTo(ENTRIES);
    assertThat(job.path("progress").asInt()).isEqualTo(100);
  }
}
