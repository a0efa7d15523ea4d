package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.Items;

/** What two replicas on one database may spend together. */
class QuotaIT extends BetweenDoubles {
  @Test
  void twoReplicas_neverSpendMoreThanTheDaysAllowance() throws Exception {
    var settings = Map.of("YOUTUBE_QUOTA_PER_DAY", "7");
    var replicas = new Http[] {start(settings), start(settings)};
    Items.ids(0, 60).forEach(id -> api.hasVideo(id, Items.video(id, "UC0")));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        var path = "/metadata/" + Items.id(i) + "?include_formats=false&extract=false";
        var http = replicas[i % 2];
        callers.submit(() -> http.get(path));
      }
    }
    for (int i = 0; api.requests().size() < 7 && i < 60; i++) {
      replicas[0].get("/metadata/aaaaaaaaa%02d?include_formats=false&extract=false".formatted(i));
    }
    var refused = replicas[1].get("/metadata/bbbbbbbbbbb?include_formats=false&extract=false");

    assertThat(api.requests()).hasSize(7);
    assertThat(refused.code()).isEqualTo("API_QUOTA_EXCEEDED");
    assertThat(refused.details()).containsEntry("reason", "daily_quota_spent");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    for (var http : replicas) {
      assertThat(http.get("/metadata/quota").data())
          .containsEntry("limit", 7)
          .containsEntry("used", 7)
          .containsEntry("remaining", 0);
      assertThat(http.get("/health/readiness").status()).isEqualTo(200);
    }
    assertThat(replicas[1].get("/health/readiness").body()).contains("daily_quota_spent");
  }

  @Test
  void quota_tellsEveryBucket() {
    var data = start(Map.of("YOUTUBE_SEARCH_QUOTA_PER_DAY", "9")).get("/metadata/quota").data();

    assertThat(data)
        .containsEntry("configured", true)
        .containsEntry("limit", 10_000)
        .containsEntry("used", 0)
        .containsKeys("day", "reset_at");
    assertThat(String.valueOf(data.get("buckets")))
        .contains("name=main", "name=statistics", "name=search", "limit=9");
    assertThat(start(NO_KEY).get("/metadata/quota").data()).containsEntry("configured", false);
  }

  @Test
  void quota_withoutTheDatabaseIsUnavailable() {
    var http = start(Map.of());
    database.close();
    try {
      assertThat(http.get("/metadata/quota").code()).isEqualTo("SERVICE_UNAVAILABLE");
    } finally {
      database.open();
    }
  }

  /** The sixth call waits for its turn; nobody is refused. */
  @Test
  void rate_isKeptByWaiting() {
    Items.ids(0, 500).forEach(id -> api.hasVideo(id, Items.video(id, "UC0")));
    api.hasChannel("UC0", Items.channel("UC0"));
    var http = start(Map.of("YOUTUBE_REQUESTS_PER_SECOND", "10"));
    var body = "{\"video_ids\":[\"" + String.join("\",\"", Items.ids(0, 500)) + "\"]}";

    long began = System.nanoTime();
    var answer = http.send("POST", "/metadata/batch", body);
    var took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(answer.data().get("metadata")).asInstanceOf(Golden.MAP).hasSize(500);
    assertThat(answer.data()).containsEntry("api_calls_used", 11);
    assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(1000));
  }
}
