package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.JobId;
import org.ytarchive.jobs.testing.DownloadScript;
import org.ytarchive.jobs.testing.Golden;
import org.ytarchive.jobs.testing.Json;
import org.ytarchive.jobs.testing.Listener;

/** The sessions door as its document's clients meet it. */
class SessionsIT extends SessionsGround {

  /** Same fields, same order, same kinds; names and times are masked. */
  private static void assertPrinted(String golden, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(masked(answer.body())).isEqualTo(masked(Golden.text("sessions/" + golden)));
  }

  private static String masked(String json) {
    return json.replaceAll("\\s", "")
        .replaceAll("\"(session_uuid|job_uuid)\":\"[^\"]+\"", "\"$1\":\"ID\"")
        .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\"", "\"TIME\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/sessions/", "/api/sessions"})
  void createSession_answersAsPrinted(String path) {
    assertPrinted("create-session.response.json", send("POST", path, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/jobs/", "/api/jobs"})
  void createJob_answersAsPrinted(String path) {
    jobs.download.begin = DownloadScript.at("download", 10);
    var session = session();

    var answer = send("POST", path, session, Golden.text("sessions/create-job.request.json"));

    assertPrinted("create-job.response.json", answer);
    assertThat(field(answer, "session_uuid")).isEqualTo(session);
    assertThat(UUID.fromString(field(answer, "job_uuid"))).isNotNull();
  }

  @Test
  void job_walksToItsFileInTheSessionsFolder() {
    var session = session();
    var job = job(session);

    awaitStatus(session, job, "completed");

    var done = get("/api/jobs/" + job, session);
    var path = field(done, "output_path");
    assertThat(path).matches("/downloads/[0-9a-f-]{36}/" + job + "/video/video.mp4");
    assertThat(path).doesNotContain(session);
    assertThat(field(done, "file_size_bytes")).isEqualTo("" + DownloadScript.SIZE);
    assertThat(field(done, "progress_percent")).isEqualTo("100.0");
    assertThat(jobs.storage.linked).extracting("path").containsExactly(path);
    var paths = get("/api/jobs/" + job + "/paths", session);
    assertThat(field(paths, "files.0.path")).isEqualTo(path);
    assertThat(field(paths, "video_path")).isEqualTo(path.replaceFirst("/[^/]*$", ""));
    assertThat(field(paths, "files.0.url"))
        .isEqualTo("/api/jobs/" + job + "/files/video/video.mp4");
    assertThat(field(get("/api/sessions/" + session, ""), "storage_used_bytes"))
        .isEqualTo("" + DownloadScript.SIZE);
    var listed = jobs.get("/jobs/" + new JobId(UUID.fromString(job)));
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(listed.body()).doesNotContain(session);
  }

  /** Titles hold what routes and forms take for their own. */
  @Test
  void file_isServedWhateverItsTitle() {
    jobs.download.title = "a & b + c; d {ä} 100%";
    var session = session();
    var job = job(session);
    awaitStatus(session, job, "completed");
    var paths = get("/api/jobs/" + job + "/paths", session);
    var folder = "/api/jobs/" + job + "/files/video/";
    var escaped = "a%20%26%20b%20%2B%20c%3B%20d%20%7B%C3%A4%7D%20100%25.mp4";

    assertThat(field(paths, "files.0.url")).isEqualTo(folder + escaped);
    for (var name : List.of(escaped, "a%20&%20b%20+%20c;%20d%20%7B%C3%A4%7D%20100%25.mp4")) {
      var served = get(folder + name, session);
      assertThat(served.statusCode()).as(name + served.body()).isEqualTo(200);
      assertThat(served.body()).isEqualTo(field(paths, "files.0.path"));
    }
    assertThat(get(folder + "a%20%26%20b.mp4", session).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 422, detail.0.type, missing",
    "not-a-uuid, 422, detail.0.type, uuid_parsing",
    "550e8400-e29b-41d4-a716-446655440000, 404, detail, Session not found: create one with POST /api/sessions/"
  })
  void session_hasOneErrorForEachWayToBeWrong(
      String shown, int status, String field, String value) {
    var answer = get("/api/jobs/", shown);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(field(answer, field)).isEqualTo(value);
    assertThat(shown.isEmpty() || !answer.body().contains(shown)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|url|missing",
        "{\"url\":\"https://example.com/watch?v=dQw4w9WgXcQ\"}|url|value_error",
        "{\"url\":\"https://www.youtube.com/playlist?list=PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI\"}|url|value_error",
        "{\"url\":\"https://youtu.be/dQw4w9WgXcQ\",\"media_type\":\"film\"}|media_type|value_error",
        "{\"url\":\"https://youtu.be/dQw4w9WgXcQ\",\"quality\":\"ultra\"}|quality|value_error",
        "{\"url\":\"https://youtu.be/dQw4w9WgXcQ\",\"output_format\":\"exe\"}|output_format|value_error",
        "{\"url\":\"https://youtu.be/dQw4w9WgXcQ\",\"media_type\":\"audio\",\"output_format\":\"mp4\"}|output_format|value_error",
        "{\"url\":7}|url|value_error"
      })
  void createJob_namesWhatIsWrong(String body, String field, String type) {
    var answer = send("POST", "/api/jobs/", session(), body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(field(answer, "detail.0.loc.0")).isEqualTo("body");
    assertThat(field(answer, "detail.0.loc.1")).isEqualTo(field);
    assertThat(field(answer, "detail.0.type")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"url\":", "7"})
  void createJob_takesAnObjectOnly(String body) {
    var answer = send("POST", "/api/jobs/", session(), body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(field(answer, "detail.0.loc.0")).isEqualTo("body");
  }

  @ParameterizedTest
  @CsvSource({
    "audio, '', m4a, true, audio",
    "audio, mp3, mp3, true, audio",
    "video, webm, webm, false, video",
    "transcript, srt, srt, false, transcripts"
  })
  void createJob_saysWhatItWants(
      String media, String format, String wanted, boolean audio, String folder) {
    var session = session();
    var asked = format.isEmpty() ? "" : ",\"output_format\":\"" + format + "\"";
    var body = "{\"url\":\"%s\",\"media_type\":\"%s\",\"quality\":\"low\"%s}";

    var job =
        field(send("POST", "/api/jobs/", session, body.formatted(WATCH, media, asked)), "job_uuid");

    awaitStatus(session, job, "completed");
    var wish = jobs.download.wishes.getLast();
    assertThat(wish.outputFormat()).isEqualTo(wanted);
    assertThat(wish.quality()).isEqualTo("480p");
    assertThat(wish.extractAudio()).isEqualTo(audio);
    assertThat(jobs.storage.linked.getLast().folder()).isEqualTo(folder);
  }

  /** Who connects hears all of its own jobs, then every change, and never of another's. */
  @Test
  void socket_speaksTheSessionsJobs() {
    jobs.download.begin = DownloadScript.at("download", 10);
    var session = session();
    var job = job(session);
    try (var ear = Listener.socket(jobs, "/ws", "X-Session-ID", session);
        var other = Listener.socket(jobs, "/ws?session=" + session())) {
      await().until(() -> !ear.heard.isEmpty());
      var id = new JobId(UUID.fromString(job)).toString();
      await().until(() -> jobs.download.has(id, 1));
      jobs.download.tell(id, 1, DownloadScript.completed());

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> ear.heard.stream().anyMatch(m -> m.contains("\"completed\"")));
      var last = ear.heard.getLast();
      assertThat(Json.at(last, "type")).isEqualTo("job_update");
      assertThat(Json.at(last, "job_uuid")).isEqualTo(job);
      assertThat(ear.heard).noneMatch(message -> message.contains(session));
      assertThat(other.heard).isEmpty();
    }
    try (var stranger = Listener.socket(jobs, "/ws?session=" + UUID.randomUUID())) {
      await().until(() -> stranger.closeCode == 1008);
    }
  }

  @Test
  void health_saysHowTheSystemIs() {
    session();
    for (var path : List.of("/api/health", "/api/metrics", "/api/status", "/api/health/")) {
      var answer = get(path, "");
      assertThat(answer.statusCode()).as(path).isIn(200, 503);
      assertThat(field(answer, "status")).isIn("healthy", "degraded", "unhealthy");
    }
    assertThat(get("/api/health/simple", "").body()).isEqualTo("{\"status\":\"ok\"}");
    var metrics = get("/api/metrics", "");
    assertThat(field(metrics, "sessions.active")).isEqualTo("1");
    assertThat(Long.parseLong(field(metrics, "system.memory_total_bytes"))).isPositive();
    assertThat(Long.parseLong(field(metrics, "storage.disk_total_bytes"))).isPositive();
    var status = get("/api/status", "");
    assertThat(field(status, "thresholds.unhealthy.disk_percent")).isEqualTo("95");
    assertThat(field(status, "services.database")).isEqualTo("up");
  }

  @Test
  void document_isListed() {
    assertThat(
            Pattern.compile("youtube-downloader-sessions").matcher(get("/docs", "").body()).find())
        .isTrue();
  }
}
