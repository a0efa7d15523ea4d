package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.client.model.NewJob;
import org.ytarchive.client.model.WorkPlanChange;

/** The client as programs use it, against services that answer what a case wants. */
class YTArchiveClientTest {
  private static final String CREATED =
      "{\"job_id\":\"job_1\",\"video_id\":\"dQw4w9WgXcQ\",\"status\":\"queued\",\"created_at\":\"2025-01-26T12:00:00Z\",\"estimated_completion\":null,\"kind\":\"download\",\"playlist_id\":null}";

  @TempDir Path folder;
  private Double service = Double.answering(Double.html(500));

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void createDownloadJob_sendsTheWish() {
    answer(Double.json(201, enveloped(CREATED)));

    var job = client().jobs().createDownloadJob("dQw4w9WgXcQ", "720p");

    assertThat(job.getJobId()).isEqualTo("job_1");
    assertThat(job.getCreatedAt()).isEqualTo(Instant.parse("2025-01-26T12:00:00Z"));
    var asked = service.asked().get(0);
    assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /jobs");
    assertThat(asked.text()).isEqualTo("{\"url\":\"dQw4w9WgXcQ\",\"quality\":\"720p\"}");
    assertThat(asked.header("Idempotency-key")).hasSize(36);
    assertThat(asked.header("Authorization")).isEqualTo("Bearer secret");
  }

  /** The answer was lost; the same wish is sent again, and not a second one. */
  @Test
  void createDownloadJob_isSentAgainUnderItsKey() {
    answer(Double.hangUp(), Double.html(502), Double.json(201, enveloped(CREATED)));

    client().jobs().createDownloadJob(new NewJob().videoId("dQw4w9WgXcQ"), "mine");

    assertThat(service.asked())
        .hasSize(3)
        .extracting(asked -> asked.header("Idempotency-key"))
        .containsOnly("mine");
  }

  /** What next year's service adds is passed over or handed on. */
  @Test
  void getJob_readsWhatANewerServiceSays() {
    answer(
        Double.data(
            "{\"job_id\":\"job_1\",\"status\":\"dreaming\",\"kind\":\"hologram\",\"new\":{\"a\":[1]},\"metadata\":{\"title\":\"Ä\"}}"));

    var job = client().jobs().getJob("job_1");

    assertThat(job.getStatus()).isEqualTo("dreaming");
    assertThat(job.getMetadata()).containsEntry("title", "Ä");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>log in</html>", "", "null", "{", "[]", "{\"data\":null}", "{\"data\":7}"})
  void answer_thatIsNoneOfOursIsSaid(String body) {
    answer(Double.json(200, body));

    assertThatThrownBy(() -> client().jobs().getJob("job_1"))
        .isInstanceOf(UnexpectedAnswerException.class);
  }

  @Test
  void addresses_areLearntOnce() {
    try (var storage = Double.answering(Double.data("{\"total_videos\":3}"))) {
      answer(
          Double.data(
              "{\"jobs\":\"x\",\"metadata\":\"x\",\"download\":\"x\",\"storage\":\""
                  + storage.url()
                  + "/\"}"));
      var client = learning().build();

      assertThat(client.storage().getStats().getTotalVideos()).isEqualTo(3);
      assertThat(client.storage().async().getStats().join().getTotalVideos()).isEqualTo(3);

      assertThat(service.asked()).extracting(Double.Asked::path).containsExactly("/services");
      assertThat(storage.asked()).extracting(Double.Asked::path).containsOnly("/storage/stats");
    }
  }

  /** A jobs service that was away once is asked again. */
  @Test
  void addresses_areAskedForUntilTheyAreKnown() {
    try (var storage = Double.answering(Double.data("{\"total_videos\":3}"))) {
      answer(
          Double.error(404, "NOT_FOUND"), Double.data("{\"storage\":\"" + storage.url() + "\"}"));
      var client = learning().build();

      assertThatThrownBy(() -> client.storage().getStats()).isInstanceOf(NotFoundException.class);
      assertThat(client.storage().getStats().getTotalVideos()).isEqualTo(3);
    }
  }

  @Test
  void async_failsWithTheSameException() {
    answer(Double.error(404, "JOB_NOT_FOUND"));

    assertThatThrownBy(() -> client().jobs().async().getJob("job_1").join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void streamJobs_goesThroughThePages() {
    answer(
        Double.data("{\"jobs\":[{\"job_id\":\"a\"},{\"job_id\":\"b\"}],\"next_cursor\":\"c 1\"}"),
        Double.data("{\"jobs\":[{\"job_id\":\"c\"}],\"next_cursor\":null}"));

    var query = JobQuery.all().status("queued", "failed").limit(2);
    var ids = client().jobs().streamJobs(query).map(job -> job.getJobId()).toList();

    assertThat(ids).containsExactly("a", "b", "c");
    assertThat(service.asked())
        .extracting(Double.Asked::path)
        .allSatisfy(
            path -> assertThat(path).contains("status=queued&status=failed").contains("limit=2"));
    assertThat(service.asked().get(1).path()).contains("cursor=c%201");
  }

  /** A null in it removes the field: it must arrive. */
  @Test
  void changeWorkPlan_sendsNullsOfMetadata() {
    answer(Double.data("{\"id\":\"wp_1\"}"));
    var metadata = new HashMap<String, Object>();
    metadata.put("error", null);

    client().storage().changeWorkPlan("wp_1", new WorkPlanChange().metadata(metadata));

    assertThat(service.asked().get(0).method()).isEqualTo("PATCH");
    assertThat(service.asked().get(0).text()).isEqualTo("{\"metadata\":{\"error\":null}}");
  }

  @Test
  void awaitCompletion_tellsAndReturnsTheJob() {
    answer(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          Double.send(
              exchange,
              200,
              "id: 1\ndata: {\"event\":\"job_completed\",\"id\":1,\"seq\":1}\n\n"
                  .getBytes(StandardCharsets.UTF_8));
        },
        Double.data("{\"job_id\":\"job_1\",\"status\":\"completed\"}"));
    var heard = new CopyOnWriteArrayList<String>();

    var job = client().jobs().awaitCompletion("job_1", event -> heard.add(event.getEvent()));

    assertThat(job.getStatus()).isEqualTo("completed");
    assertThat(heard).containsExactly("job_completed");
  }

  @Test
  void awaitCompletion_ofAJobThatFailsThrowsItsError() {
    answer(
        exchange ->
            Double.send(
                exchange,
                200,
                "data: {\"event\":\"job_failed\",\"id\":1,\"seq\":1}\n\n"
                    .getBytes(StandardCharsets.UTF_8)),
        Double.data(
            "{\"job_id\":\"job_1\",\"status\":\"failed\",\"error\":{\"code\":\"VIDEO_NOT_FOUND\",\"message\":\"private\",\"failure_class\":\"never\",\"details\":{\"a\":1}}}"));

    var failure =
        catchThrowableOfType(
            JobNotCompletedException.class, () -> client().jobs().awaitCompletion("job_1"));

    assertThat(failure.code()).isEqualTo("VIDEO_NOT_FOUND");
    assertThat(failure.details()).containsEntry("a", 1);
    assertThat(failure).hasMessageContaining("private");
  }

  @Test
  void awaitCompletion_endsWithItsTime() {
    answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          try {
            Thread.sleep(Duration.ofSeconds(60)); // it is left long before
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThatThrownBy(
            () -> client().jobs().awaitCompletion("job_1", event -> {}, Duration.ofMillis(300)))
        .isInstanceOf(WaitTimeoutException.class);
  }

  @Test
  void saveVideo_sendsTheFileAndWhatIsKnown() throws Exception {
    answer(Double.hangUp(), Double.json(201, enveloped("{\"video_id\":\"up_1\"}")));
    var file = Files.writeString(folder.resolve("a \"b\".mp4"), "the bytes");

    var upload = Upload.of(file).metadata(Map.of("title", "Äh")).quality("720p");
    assertThat(client().storage().saveVideo(upload).getVideoId()).isEqualTo("up_1");

    var asked = service.asked().get(1);
    assertThat(asked.header("Content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(asked.header("Content-length")).isEqualTo("" + asked.body().length);
    assertThat(asked.text())
        .contains("name=\"metadata\"\r\n\r\n{\"title\":\"Äh\"}\r\n")
        .contains("name=\"quality\"\r\n\r\n720p\r\n")
        .contains("name=\"file\"; filename=\"a %22b%22.mp4\"\r\n")
        .contains("\r\n\r\nthe bytes\r\n--");
    assertThat(service.asked())
        .extracting(a -> a.header("Idempotency-key"))
        .containsOnly(asked.header("Idempotency-key"));
  }

  @Test
  void saveVideo_readsAStreamWhileItIsSent() {
    answer(Double.json(201, enveloped("{\"video_id\":\"up_1\"}")));

    client()
        .storage()
        .saveVideo(Upload.of("x.mp4", () -> new ByteArrayInputStream(new byte[] {1, 2, 3})));

    assertThat(service.asked().get(0).header("Transfer-encoding")).isEqualTo("chunked");
  }

  /** A service that is not ready says why, with 503. */
  @Test
  void getReadiness_isAnAnswerEitherWay() {
    answer(
        Double.json(
            503,
            "{\"status\":\"not_ready\",\"service\":\"jobs\",\"checks\":{\"database\":{\"status\":\"down\",\"details\":{\"reason\":\"away\"}}},\"timestamp\":\"2025-01-26T12:00:00Z\"}"));

    var readiness = client().jobs().getReadiness();

    assertThat(readiness.getStatus()).isEqualTo("not_ready");
    assertThat(readiness.getChecks().values())
        .extracting(check -> check.getDetails().get("reason"))
        .containsExactly("away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8001", "ftp://x", "http:///x", ""})
  void of_refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> YTArchiveClient.of(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void close_letsGoOfListeners() {
    answer(Double.error(503, "SERVICE_UNAVAILABLE"));
    var client = client();
    var subscription = client.jobs().subscribe("job_1", event -> {});

    client.close();

    assertThat(subscription.ended()).isCompleted();
  }

  private void answer(Double.Answer... answers) {
    service.close();
    service = Double.answering(answers);
  }

  /** One service is all of them. */
  private YTArchiveClient client() {
    return learning().storageUrl(service.url()).build();
  }

  private YTArchiveClient.Builder learning() {
    return YTArchiveClient.builder(service.url() + "/")
        .token("secret")
        .pauses(Duration.ofMillis(5), Duration.ofSeconds(2));
  }

  private static String enveloped(String data) {
    return "{\"status\":\"success\",\"data\":" + data + ",\"timestamp\":\"2025-01-26T12:00:00Z\"}";
  }
}
