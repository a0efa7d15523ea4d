package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ytarchive.client.model.NewJob;

/** Jobs as the client asks for them and waits for them. */
class JobsClientTest extends ClientOfADouble {
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

  private static final String CREATED =
      "{\"job_id\":\"job_1\",\"video_id\":\"dQw4w9WgXcQ\",\"status\":\"queued\",\"created_at\":\"2025-01-26T12:00:00Z\",\"estimated_completion\":null,\"kind\":\"download\",\"playlist_id\":null}";

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
    var left = new CountDownLatch(1);
    answer(exchange -> beginsAndWaits(exchange, left));
    var jobs = client().jobs();

    assertThatThrownBy(() -> jobs.awaitCompletion("job_1", event -> {}, Duration.ofMillis(300)))
        .isInstanceOf(WaitTimeoutException.class);
    left.countDown();
  }

  private static void beginsAndWaits(HttpExchange exchange, CountDownLatch left)
      throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    try {
      left.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
