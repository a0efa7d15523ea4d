package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.testing.S3Server;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** The whole walk with the files in a bucket of a real S3 server. */
class BucketSystemTest {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String VIDEO = "ordinary720";

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static S3Server bucket;
  private static StackProcess stack;

  @BeforeAll
  static void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.demo());
    bucket = S3Server.start(folder.resolve("s3"));
    var settings = new HashMap<>(bucket.settings());
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings));
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var b = bucket;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().port()).isPositive();
      assertThat(b.objects()).isEmpty();
      assertNoSecretIn(s);
    }
  }

  /** When all records are gone, so is everything in the bucket. */
  @AfterEach
  void deleteAll() {
    for (var video : stack.storage().get("/storage/videos?limit=100").data().path("videos")) {
      stack.storage().delete("/storage/videos/" + video.path("video_id").asText());
    }
    await().atMost(LIMIT).untilAsserted(() -> assertThat(bucket.objects()).isEmpty());
  }

  private static void assertNoSecretIn(StackProcess stack) {
    try {
      assertThat(Files.readString(stack.log())).doesNotContain(S3Server.SECRET, S3Server.KEY_ID);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void archive_keepsTheVideoInTheBucket() {
    var jobs = new Jobs(stack);
    var job = jobs.awaitCompleted(jobs.create(VIDEO), LIMIT);
    var path = "/storage/videos/" + VIDEO + "/file";

    var whole = stack.storage().get(path);
    var part = stack.storage().get(path, "Range", "bytes=100-199");

    assertThat(Archived.sha256(whole.body())).isEqualTo(job.path("sha256").asText());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 200));
    assertThat(new Archived(stack).filesOf(VIDEO)).as("copies on the disk").isEmpty();
    assertThat(new Archived(stack).companionsOf(VIDEO)).as("copies on the disk").isEmpty();
    assertThat(bucket.objects())
        .extracting(Archived::sha256)
        .contains(job.path("sha256").asText())
        .hasSizeGreaterThan(1);
  }

  @Test
  void collector_servesTheLatestFromTheBucket() {
    var started =
        stack.doors().send("POST", "/start_collection?job_id=bucketed&video_id=" + VIDEO, null);
    assertThat(started.status()).as(started.text()).isEqualTo(200);
    await()
        .atMost(LIMIT)
        .until(() -> stack.doors().get("/job_status/bucketed").text().contains("completed"));

    var whole = stack.doors().get("/video_latest");
    var part = stack.doors().get("/video_latest", "Range", "bytes=4-7");

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(bucket.objects())
        .extracting(Archived::sha256)
        .contains(Archived.sha256(whole.body()));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("ftyp");
  }

  /** The tools read a copy that Download fetches; what they make goes to the bucket, too. */
  @Test
  void processing_readsFromTheBucket() {
    var video = Uploads.video(folder.resolve("holiday.mp4"), 320, 240, 2);
    var answer = Uploads.send(stack.doors(), video, "my holiday.mp4", "client_id", "someone");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var file = answer.json().path("file_id").asText();

    for (var kind : new String[] {"video-enhancement", "metadata-extraction"}) {
      await().atMost(LIMIT).until(() -> status(kind, file).matches("completed|failed"));
      assertThat(status(kind, file)).isEqualTo("completed");
    }

    var enhanced = stack.doors().get("/processed_videos/enhanced_" + file + ".mp4");
    assertThat(enhanced.status()).isEqualTo(200);
    assertThat(bucket.objects())
        .extracting(Archived::sha256)
        .contains(Archived.sha256(enhanced.body()), Archived.sha256(video))
        .hasSize(3);
  }

  private static String status(String kind, String file) {
    var path = "/internal/" + kind + "-status/" + file;
    return stack.doors().get(path).json().path("status").asText();
  }
}
