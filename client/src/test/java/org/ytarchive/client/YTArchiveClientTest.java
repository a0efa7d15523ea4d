package org.ytarchive.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.client.model.WorkPlanChange;

/** The client as programs use it, against services that answer what a case wants. */
class YTArchiveClientTest extends ClientOfADouble {
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
}
