package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every example of {@code ytarchive.md} whose endpoint is there, replayed through the public ports
 * against the documented answer, field by field.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocumentedExamplesSystemTest
    implements DocumentedDownloads, DocumentedStorage, PublishedDocuments {
  private static final String ID = DocumentedStack.ID;
  private static final String OTHER = DataApi.OTHER;
  private static final Duration LIMIT = DocumentedStack.LIMIT;

  @TempDir static Path folder;
  private static DocumentedStack documented;
  private static TestYouTube youTube;
  private static StackProcess stack;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    documented = DocumentedStack.start(folder);
    youTube = documented.youTube();
    stack = documented.stack();
    jobs = documented.jobs();
  }

  @Override
  public DocumentedStack documented() {
    return documented;
  }

  @AfterEach
  void letGo() {
    youTube.standIn().knobs().reset();
  }

  @AfterAll
  static void stop() {
    try (var d = documented) {
      assertThat(Files.exists(d.stack().log())).isTrue();
      assertThat(d.stack().lastLog()).doesNotContain(DataApi.KEY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void healthCheck_isAnswered(Service service) {
    var answer = stack.caller(service).get("/health");

    assertThat(answer.status()).isEqualTo(200);
    Documented.example("health-check").free("service").matches(answer);
    assertThat(answer.json().path("service").asText()).isEqualTo(service.title());
  }

  @Test
  @Order(1)
  void errorResponse_hasItsEnvelope() {
    var answer = stack.jobs().get("/jobs/job_12345");

    assertThat(answer.status()).isEqualTo(404);
    Documented.example("error").free("code", "message").matches(answer);
    assertThat(answer.errorCode()).isEqualTo("JOB_NOT_FOUND");
  }

  /** One job's life: created, got while it downloads, listed when it is done. */
  @Test
  @Order(2)
  void job_isCreatedGotAndListed() {
    youTube.standIn().knobs().throttle(ID, DocumentedStack.SLOW);
    var created = stack.jobs().post("/jobs", Documented.request("create-download-job"));
    var id = created.json().at("/data/job_id").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/jobs/" + id);
    Documented.example("create-download-job").nullable("estimated_completion").matches(created);

    jobs.awaitBytes(id);
    var running = stack.jobs().get("/jobs/" + id);
    Documented.example("get-job-status")
        .free("progress")
        .nullable("download_path")
        .matches(running);
    assertThat(running.data().path("progress").asInt()).isBetween(0, 99);
    assertThat(running.data().at("/metadata/title").asText()).startsWith("Rick Astley");

    youTube.standIn().knobs().reset();
    jobs.awaitCompleted(id, LIMIT);
    var done = stack.jobs().get("/jobs/" + id);
    Documented.example("get-job-status").free("progress", "status", "download_path").matches(done);
    assertThat(done.data().path("download_path").asText())
        .isEqualTo("/downloads/Rick Astley - Never Gonna Give You Up [dQw4w9WgXcQ].mp4");
    Documented.example("list-jobs").matches(stack.jobs().get("/jobs?status=completed"));
  }

  @Test
  @Order(5)
  void metadata_isAnswered() {
    var first = stack.metadata().get("/metadata/" + ID);
    assertThat(first.status()).as(first.text()).isEqualTo(200);

    Documented.example("get-video-metadata")
        .free("filesize")
        .matches(withFormat18First(stack.metadata().get("/metadata/" + ID)));
    batchIsAnswered();
  }

  /** One of the two has been asked for before. */
  private static void batchIsAnswered() {
    var answer = stack.metadata().post("/metadata/batch", Documented.request("get-batch-metadata"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Documented.example("get-batch-metadata").matches(answer);
  }

  @Test
  void playlist_isAnswered() {
    var answer = stack.metadata().get("/metadata/playlist/" + DataApi.LIST);

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Documented.example("get-playlist-metadata").matches(answer);
  }

  /** The document shows one format of many; which one comes first is nobody's promise. */
  private static JsonNode withFormat18First(Answer answer) {
    var json = answer.json();
    var formats = (ArrayNode) json.at("/data/formats");
    for (var format : formats.deepCopy()) {
      if (format.path("format_id").asText().equals("18")) {
        formats.insert(0, format);
      }
    }
    return json;
  }

  @Test
  @Order(6)
  void job_isCancelled() {
    youTube.standIn().knobs().throttle(OTHER, 20_000);
    var id = jobs.create(OTHER);
    jobs.awaitBytes(id);

    var answer = stack.jobs().delete("/jobs/" + id);

    assertThat(answer.status()).isEqualTo(200);
    Documented.example("cancel-job").matches(answer);
  }

  /** {@code data.event === 'download_progress'}, {@code data.progress}: what the example reads. */
  @Test
  @Order(11)
  void webSocket_tellsProgress() {
    youTube.standIn().knobs().throttle(OTHER, DocumentedStack.SLOW);
    try (var listener = Listener.at(stack, "/ws")) {
      var id = jobs.create(OTHER);
      await().atMost(LIMIT).until(() -> listener.heard("download_progress").size() >= 3);

      var told = listener.heard("download_progress").getLast();
      assertThat(told.path("progress").isIntegralNumber()).isTrue();
      assertThat(told.path("progress").asInt()).isBetween(0, 100);
      assertThat(told.path("job_id").asText()).isEqualTo(id);
      stack.jobs().delete("/jobs/" + id);
    }
  }
}
