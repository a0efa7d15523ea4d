package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.standin.catalogue.StandInCatalogue;

/** {@code youtube-downloader-sessions.md} on the real parts, its command lines as printed. */
class SessionsSystemTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String ROOT = "http://localhost:8000";
  private static final List<String> SESSION_FIELDS =
      List.of(
          "session_uuid",
          "created_at",
          "last_activity",
          "is_active",
          "total_jobs",
          "active_jobs",
          "completed_jobs",
          "failed_jobs",
          "storage_used_bytes",
          "age_hours");
  private static final List<String> JOB_FIELDS =
      List.of(
          "job_uuid",
          "session_uuid",
          "job_url",
          "media_type",
          "status",
          "created_at",
          "progress_percent",
          "error_message",
          "output_path",
          "file_size_bytes");

  @TempDir static Path folder;
  private static TestYouTube youTube;
  private static StackProcess stack;

  @BeforeAll
  static void start() {
    youTube = TestYouTube.start(folder.resolve("youtube"), StandInCatalogue.demo());
    stack = StackProcess.start(folder.resolve("home"), youTube.settings(Map.of()));
  }

  @AfterAll
  static void stop() {
    try (var y = youTube;
        var s = stack) {
      assertThat(s.isAlive()).isTrue();
      assertThat(y.standIn().traffic().refusedHosts()).as("hosts outside YouTube").isEmpty();
    }
  }

  private static Curl doors() {
    return new Curl(stack.doorsPort());
  }

  private static String createSession(Curl curl) {
    var session =
        curl.json(
            "curl -X POST \"http://localhost:8000/api/sessions/\" \\\n"
                + "  -H \"Content-Type: application/json\"");
    assertThat(names(session)).isEqualTo(SESSION_FIELDS);
    assertThat(session.path("is_active").asBoolean()).isTrue();
    assertThat(session.path("age_hours").isDouble()).isTrue();
    return session.path("session_uuid").asText();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode createJob(Curl curl, String session, String body) {
    return curl.json(
        """
        curl -X POST "http://localhost:8000/api/jobs/" \\
          -H "X-Session-ID: YOUR_SESSION_UUID" \\
          -H "Content-Type: application/json" \\
          -d '%s'
        """
            .formatted(body)
            .replace("YOUR_SESSION_UUID", session));
  }

  private static JsonNode get(Curl curl, String path, String session) {
    return curl.json(
        "curl -X GET \"" + ROOT + path + "\" \\\n  -H \"X-Session-ID: " + session + "\"");
  }

  private static JsonNode awaitEnd(Curl curl, String session, String job) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> get(curl, "/api/jobs/" + job, session),
            is -> !List.of("pending", "processing").contains(is.path("status").asText()));
  }

  private static Path disk(String virtual) {
    return stack.home().resolve(virtual.substring(1));
  }

  /** On the doors' own port, and on that of the jobs service. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void printedExamples_leadToAFile(boolean ownPort) throws IOException {
    var curl = ownPort ? doors() : new Curl(stack.port(Service.JOBS));
    var session = createSession(curl);

    var created =
        createJob(
            curl,
            session,
            """
            {
                "url": "https://www.youtube.com/watch?v=ordinary720",
                "media_type": "video",
                "quality": "best"
              }\
            """);

    assertThat(names(created)).isEqualTo(JOB_FIELDS);
    assertThat(created.path("status").asText()).isEqualTo("pending");
    assertThat(created.path("progress_percent").isNull()).isTrue();
    assertThat(created.path("session_uuid").asText()).isEqualTo(session);
    var job = created.path("job_uuid").asText();
    var done = awaitEnd(curl, session, job);
    assertThat(done.path("status").asText()).as("%s", done).isEqualTo("completed");
    var path = done.path("output_path").asText();
    assertThat(path).contains("/" + job + "/video/").doesNotContain(session);
    assertThat(Files.size(disk(path))).isEqualTo(done.path("file_size_bytes").asLong());
    assertThat((Integer) Files.getAttribute(disk(path), "unix:nlink")).isGreaterThanOrEqualTo(2);
    assertThat(get(curl, "/api/jobs/", session)).hasSize(1);
    var file = get(curl, "/api/jobs/" + job + "/paths", session).at("/files/0");
    assertThat(file.path("path").asText()).isEqualTo(path);
    assertServed(file, session);
    var kept = get(curl, "/api/sessions/" + session, session);
    assertThat(kept.path("storage_used_bytes").asLong()).isEqualTo(Files.size(disk(path)));
    assertThat(kept.path("completed_jobs").asInt()).isEqualTo(1);
  }

  private static void assertServed(JsonNode file, String session) throws IOException {
    var whole = stack.doors().get(file.path("url").asText(), "X-Session-ID", session);
    var bytes = Files.readAllBytes(disk(file.path("path").asText()));
    assertThat(whole.body()).isEqualTo(bytes);
    var part =
        stack
            .doors()
            .get(file.path("url").asText() + "?session=" + session, "Range", "bytes=100-199");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 100, 200));
    assertThat(stack.doors().get(file.path("url").asText()).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "demoVideo02, audio, mp3, audio, mp3",
    "demoVideo02, audio, opus, audio, ogg",
    "demoVideo02, audio, ogg, audio, ogg",
    "demoVideo02, audio, flac, audio, flac",
    "demoVideo02, video, mkv, video, matroska",
    "demoVideo02, video, webm, video, webm",
    "ordinary720, transcript, txt, transcripts, ''"
  })
  void formats_areWhatWasAskedFor(
      String video, String media, String format, String in, String container) throws IOException {
    var session = createSession(doors());
    var job =
        createJob(
                doors(),
                session,
                "{\"url\": \"https://youtu.be/%s\", \"media_type\": \"%s\", \"quality\": \"144p\", \"output_format\": \"%s\"}"
                    .formatted(video, media, format))
            .path("job_uuid")
            .asText();

    var done = awaitEnd(doors(), session, job);

    assertThat(done.path("status").asText()).as("%s", done).isEqualTo("completed");
    assertThat(done.path("output_path").asText()).contains("/" + in + "/").endsWith("." + format);
    var file = disk(done.path("output_path").asText());
    assertThat(Files.size(file)).isPositive();
    if (!container.isEmpty()) {
      assertThat(Uploads.probe(file).at("/format/format_name").asText()).contains(container);
    }
  }

  /** Two callers at once: two jobs, one download, and neither sees the other. */
  @Test
  void sessions_areIsolatedAndShareDownloads() {
    var one = createSession(doors());
    var other = createSession(doors());
    var body = "{\"url\": \"https://youtu.be/demoVideo03\", \"quality\": \"144p\"}";

    var first = createJob(doors(), one, body).path("job_uuid").asText();
    var second = createJob(doors(), other, body).path("job_uuid").asText();

    assertThat(second).isNotEqualTo(first);
    var a = awaitEnd(doors(), one, first);
    var b = awaitEnd(doors(), other, second);
    assertThat(b.path("status").asText()).as("%s", b).isEqualTo("completed");
    assertThat(b.path("output_path").asText()).isNotEqualTo(a.path("output_path").asText());
    assertThat(youTube.standIn().traffic().extractions("demoVideo03")).isEqualTo(1);
    assertThat(get(doors(), "/api/jobs/" + first, other).path("detail").asText())
        .isEqualTo("Job not found");
    var list = doors().run("curl \"http://localhost:8000/api/sessions/\"");
    assertThat(list).doesNotContain(one).doesNotContain(other);
    assertThat(stack.jobs().get("/jobs?limit=500").text()).doesNotContain(one);
  }

  /** Nowhere that lasts or that others read. */
  @Test
  void credential_isNowhereToBeFound() throws IOException {
    var session = createSession(doors());
    get(doors(), "/api/sessions/" + session, session);
    get(doors(), "/api/sessions/" + UUID.randomUUID(), session);
    createJob(doors(), session, "{\"url\": \"https://youtu.be/ordinary720\"}");

    try (Stream<Path> files = Files.walk(stack.home().resolve("logs"))) {
      for (var log : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(log)).as("%s", log).doesNotContain(session);
      }
    }
    assertThat(Files.readString(stack.log())).doesNotContain(session);
    assertThat(stack.home().resolve("logs/app.log")).isNotEmptyFile();
    assertThat(stack.home().resolve("logs/error.log")).exists();
    try (Stream<Path> shared = Files.walk(stack.home().resolve("downloads"))) {
      assertThat(shared.map(Path::toString)).noneMatch(name -> name.contains(session));
    }
  }

  @Test
  void health_isMeasured() {
    for (var path : List.of("/api/health", "/api/status", "/api/metrics")) {
      var answer = doors().json("curl \"http://localhost:8000" + path + "\"");
      assertThat(answer.path("status").asText()).isIn("healthy", "degraded", "unhealthy");
      assertThat(answer.path("uptime_seconds").asLong()).isNotNegative();
    }
    assertThat(doors().run("curl \"http://localhost:8000/api/health/simple\"")).contains("ok");
    var services = doors().json("curl \"http://localhost:8000/api/status\"").path("services");
    assertThat(services.properties()).isNotEmpty();
    services.properties().forEach(s -> assertThat(s.getValue().asText()).isEqualTo("up"));
    assertThat(doors().run("curl \"http://localhost:8000/docs\"")).contains("/api/sessions");
  }
}
