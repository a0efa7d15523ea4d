package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.ytarchive.standin.catalogue.StandInVideo.video;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.house.Checkout;
import org.ytarchive.openapi.Promises;
import org.ytarchive.standin.catalogue.StandInCatalogue;
import org.ytarchive.standin.catalogue.StandInChannel;

/**
 * Every example of {@code ytarchive.md} whose endpoint is there, replayed through the public ports
 * against the documented answer, field by field.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DocumentedExamplesSystemTest {
  private static final String ID = "dQw4w9WgXcQ";
  private static final String OTHER = DataApi.OTHER;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final long SLOW = 150_000;

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static DataApi dataApi;
  private static StackProcess stack;
  private static Jobs jobs;

  @BeforeAll
  static void start() {
    var rick = new StandInChannel("UCuAXFkgsw1L7xaCfnd5JJOw", "@rickastley", "Rick Astley");
    var catalogue =
        StandInCatalogue.of(
            video(ID)
                .title("Rick Astley - Never Gonna Give You Up")
                .description("The official video...")
                .channel(rick)
                .published(Instant.parse("2009-10-25T06:57:33Z"))
                .seconds(212)
                .heights(144, 360)
                .build(),
            video(OTHER)
                .title("Me at the zoo")
                .bytes(1_000_000)
                .seconds(19)
                .heights(144, 360)
                .build());
    youTube = TestYouTube.start(folder.resolve("youtube"), catalogue);
    dataApi = DataApi.start();
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(settings()));
    jobs = new Jobs(stack);
  }

  private static Map<String, String> settings() {
    var all = new HashMap<>(dataApi.settings());
    all.put("MAX_CONCURRENT_DOWNLOADS", "1");
    return all;
  }

  @AfterEach
  void letGo() {
    youTube.standIn().knobs().reset();
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var d = dataApi;
        var s = stack) {
      assertThat(Files.exists(s.log())).isTrue();
      assertThat(s.lastLog()).doesNotContain(DataApi.KEY);
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
    youTube.standIn().knobs().throttle(ID, SLOW);
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
  @Order(3)
  void video_isFoundAndListedInStorage() {
    var one = stack.storage().get("/storage/videos/" + ID);
    Documented.example("get-video-information").free("file_path", "file_size").matches(one);
    assertThat(one.data().path("file_path").asText()).startsWith("/downloads/");
    assertThat(one.data().at("/metadata/duration").asInt()).isEqualTo(212);

    Documented.example("list-stored-videos")
        .free("file_size")
        .matches(stack.storage().get("/storage/videos?limit=50&offset=0&sort=title&order=asc"));
  }

  @Test
  @Order(4)
  void statistics_countIt() {
    var documented =
        Documented.example("get-storage-statistics")
            .free("total_videos", "total_size", "total_duration", "count", "size");

    documented.matches(stack.storage().get("/storage/stats"));
    documented.matches(stack.storage().get("/stats"));
    assertThat(stack.storage().get("/stats").data().path("total_videos").asInt()).isEqualTo(1);
    assertThat(stack.storage().get("/stats").data().path("total_duration").asInt()).isEqualTo(212);
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

  /** The documented request, listed while it runs with two more behind it, then finished. */
  @Test
  @Order(7)
  void download_isCreatedListedAndGot() {
    assumeFalse(Replicas.areWanted(), "the example's two wait because there is one slot in all");
    youTube.standIn().knobs().throttle(ID, SLOW);
    var created = stack.download().post("/download", Documented.request("download-video"));
    var id = created.json().at("/data/download_id").asText();

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).endsWith("/download/" + id);
    Documented.example("download-video")
        .free("status", "progress")
        .nullable("estimated_size", "output_path", "started_at")
        .matches(created);

    for (var attempt : new String[] {"one", "two"}) {
      stack
          .download()
          .post("/download", "{\"video_id\": \"" + OTHER + "\", \"job_id\": \"" + attempt + "\"}");
    }
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                Documented.example("list-active-downloads")
                    .free("progress")
                    .matches(stack.download().get("/download")));
    youTube.standIn().knobs().reset();
    assertFinishes(id);
  }

  private static void assertFinishes(String id) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                stack
                    .download()
                    .get("/download/" + id)
                    .data()
                    .path("status")
                    .asText()
                    .equals("completed"));
    var done = stack.download().get("/download/" + id);
    Documented.example("get-download-status")
        .free("downloaded_bytes", "total_bytes", "speed", "output_path")
        .matches(done);
    assertThat(done.data().path("speed").asText()).matches("\\d+(\\.\\d+)?[KMG]?i?B/s");
    assertThat(done.data().path("output_path").asText()).startsWith("/downloads/").endsWith(".mp4");
    assertThat(done.data().path("total_bytes")).isEqualTo(done.data().path("downloaded_bytes"));
  }

  @Test
  @Order(8)
  void download_isCancelled() {
    youTube.standIn().knobs().throttle(OTHER, 20_000);
    var created = stack.download().post("/download", "{\"video_id\": \"" + OTHER + "\"}");
    var id = created.data().path("download_id").asText();

    var answer = stack.download().delete("/download/" + id);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("download_id").asText()).isEqualTo(id);
    assertThat(answer.data().path("status").asText()).isEqualTo("cancelled");
  }

  /** The documented body, with a file that is really there. */
  @Test
  @Order(9)
  void metadata_isSaved() throws Exception {
    var file = Files.createDirectories(stack.home().resolve("downloads")).resolve("video.mp4");
    try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
      channel.setLength(52_428_800);
    }

    var answer =
        stack.storage().post("/storage/metadata", Documented.request("save-video-metadata"));

    assertThat(answer.status()).as(answer.text()).isIn(200, 201);
    assertThat(answer.data().path("video_id").asText()).isEqualTo(ID);
    assertThat(answer.data().path("files").findValuesAsText("path"))
        .contains("/downloads/video.mp4");
  }

  @Test
  @Order(10)
  void workPlan_isCreatedAndListed() {
    var created = stack.storage().post("/storage/workplan", Documented.request("create-work-plan"));

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.data().path("id").asText()).startsWith("wp_");
    Documented.example("list-work-plans").matches(stack.storage().get("/storage/workplan"));
  }

  /** {@code data.event === 'download_progress'}, {@code data.progress}: what the example reads. */
  @Test
  @Order(11)
  void webSocket_tellsProgress() {
    youTube.standIn().knobs().throttle(OTHER, SLOW);
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

  /** As people import it; only who connects to a documented port gets to this stack's own. */
  @Test
  @Order(12)
  void postmanCollection_passesItsTests() {
    Uploads.video(folder.resolve("video.mp4"), 160, 90, 1);
    var collection = Checkout.file("docs/ytarchive-api.postman_collection.json").toString();
    var ports =
        Arrays.stream(Service.values())
            .map(service -> "\"%d\": %d".formatted(documented(service), stack.port(service)))
            .collect(Collectors.joining(", ", "{", "}"));
    var folderOfFiles = folder.toString();

    try (var newman =
        NpmClients.newman(
            ports, "run", collection, "--working-dir", folderOfFiles, "--color", "off")) {
      await().atMost(LIMIT).until(() -> !newman.isAlive());

      assertThat(newman.status()).as(String.join("\n", newman.lines())).isZero();
    }
  }

  /** With all their fields, of the promised kind, null only where that is said, and no others. */
  @ParameterizedTest
  @Order(13)
  @CsvSource({
    "JOBS, /health",
    "JOBS, /health/readiness",
    "JOBS, /services",
    "JOBS, /jobs",
    "JOBS, /jobs/{job_id}",
    "JOBS, /jobs/{job_id}/children",
    "JOBS, /jobs/{job_id}/events",
    "JOBS, /jobs/{job_id}/log",
    "METADATA, /metadata/{video_id}",
    "METADATA, /metadata/playlist/{playlist_id}",
    "METADATA, /metadata/quota",
    "DOWNLOAD, /download",
    "DOWNLOAD, /download/formats/{video_id}",
    "DOWNLOAD, /download/info/{video_id}",
    "DOWNLOAD, /processings",
    "DOWNLOAD, /captures",
    "STORAGE, /storage/videos",
    "STORAGE, /storage/videos/{video_id}",
    "STORAGE, /storage/search?q=rick",
    "STORAGE, /storage/stats",
    "STORAGE, /stats",
    "STORAGE, /storage/workplan",
    "STORAGE, /storage/workplan/{work_plan_id}"
  })
  void answer_isAsItsOpenApiDocumentSays(Service service, String address) {
    var promises = Promises.of(service.title());
    var path = address.replaceAll("\\?.*", "");
    var answer = stack.caller(service).get(filled(address));

    assertThat(promises.broken("get", path, answer.status(), answer.json()))
        .as(answer.text())
        .isEmpty();
    if (path.contains("_id}")) {
      var none = stack.caller(service).get(path.replaceAll("\\{[^}]*}", "no-such"));
      assertThat(none.status()).isGreaterThanOrEqualTo(400);
      assertThat(promises.broken("get", path, none.status(), none.json())).isEmpty();
    }
  }

  /** With what there is by now. */
  private static String filled(String address) {
    return address
        .replace("{job_id}", stack.jobs().get("/jobs").data().at("/jobs/0/job_id").asText())
        .replace("{video_id}", ID)
        .replace("{playlist_id}", DataApi.LIST)
        .replace("{work_plan_id}", plans().at("/work_plans/0/id").asText());
  }

  private static JsonNode plans() {
    return stack.storage().get("/storage/workplan").data();
  }

  /** Each service shows its own document, and jobs that of the doors; nobody another's. */
  @ParameterizedTest
  @CsvSource({
    "JOBS,jobs",
    "JOBS,doors",
    "METADATA,metadata",
    "DOWNLOAD,download",
    "STORAGE,storage"
  })
  void interactivePage_isServedWithItsDocument(Service service, String name) {
    var caller = stack.caller(service);
    var page = caller.get("/docs/" + name);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text()).contains("/docs/" + name + "/openapi.yml").doesNotContain("http:");
    assertThat(caller.get("/docs/" + name + "/openapi.yml").text())
        .contains("openapi: 3.0.3", "servers:\n  - url: /\n");
    assertThat(caller.get("/docs").status()).isEqualTo(200);
    for (var none : List.of("/docs/nobody", "/docs/..%2Fjobs", "/docs/ui/index.html")) {
      assertThat(caller.get(none).errorCode()).as(none).isEqualTo("NOT_FOUND");
    }
  }

  /** Script, style and document come from the service, and the page's own policy lets them. */
  @Test
  void interactivePage_showsTheDocumentInABrowser() {
    var page =
        NpmClients.run(
            NpmClients.program("chromium"),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + folder.resolve("chromium"),
            "--virtual-time-budget=60000",
            "--dump-dom",
            stack.jobs().address("/docs/jobs").toString());

    assertThat(page).contains("operations-jobs-createDownloadJob", "operations-jobs-getJob");
  }

  /** "Try it out" asks the very service that shows the page. */
  @Test
  void interactivePage_triesOut() {
    var page = stack.jobs().address("/docs/jobs");

    assertThat(NpmClients.tryOut(page, folder.resolve("trying"), "jobs", "listJobs"))
        .isEqualTo("answered 200");
  }

  private static int documented(Service service) {
    return 8001 + service.ordinal();
  }
}
