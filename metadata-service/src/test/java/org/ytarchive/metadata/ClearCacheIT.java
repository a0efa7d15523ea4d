package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ytarchive.metadata.testing.Http;

/** Forgetting, on all replicas. */
class ClearCacheIT extends BetweenDoubles {
  private static final String WITHOUT_FORMATS = RICK + "?include_formats=false";

  private static Http.Answer clear(Http http, String query) {
    return http.send("DELETE", "/metadata/cache" + query, "");
  }

  private static boolean cached(Http http) {
    return Boolean.TRUE.equals(http.get(WITHOUT_FORMATS).data().get("cached"));
  }

  @Test
  void clear_saysWhatItForgot() {
    var http = start(Map.of());
    http.get(RICK);

    var cleared = clear(http, "");

    assertThat(cleared.status()).as(cleared.body()).isEqualTo(200);
    assertThat(cleared.data())
        .containsEntry("cleared", 3)
        .containsEntry("expired_only", false)
        .containsEntry("video_id", null);
    assertThat(cleared.data().get("by_kind"))
        .asInstanceOf(Golden.MAP)
        .containsOnly(
            Map.entry("video", 1),
            Map.entry("channel", 1),
            Map.entry("formats", 1),
            Map.entry("playlist", 0),
            Map.entry("handle", 0));
    assertThat(cached(http)).isFalse();
    assertThat(clear(http, "?video_id=jNQXAC9IVRw").data()).containsEntry("cleared", 0);
  }

  @Test
  void clear_ofAVideoLeavesOthersAlone() {
    var http = start(Map.of());
    http.get(RICK);

    assertThat(clear(http, "?video_id=dQw4w9WgXcQ").data())
        .containsEntry("cleared", 2)
        .containsEntry("video_id", "dQw4w9WgXcQ");
    assertThat(cached(http)).isFalse();
    assertThat(api.count("channels")).isEqualTo(1);
  }

  @Test
  void clear_ofWhatExpiredLeavesTheRest() {
    var http = start(Map.of());
    http.get(RICK);
    assertThat(clear(http, "?expired_only=true").data()).containsEntry("cleared", 0);
    assertThat(cached(http)).isTrue();

    database.run("update metadata.cache_entries set expires_at = fetched_at - interval '1 s'");
    assertThat(clear(http, "?expired_only=true&video_id=dQw4w9WgXcQ").data())
        .containsEntry("cleared", 2);
    assertThat(clear(http, "?expired_only=true").data()).containsEntry("cleared", 1);
  }

  /** The other one holds it in its memory, and would go on telling it for an hour. */
  @Test
  void clear_reachesTheOtherReplica() {
    var one = start(Map.of());
    var other = start(Map.of());
    one.get(WITHOUT_FORMATS);
    assertThat(cached(other)).isTrue();

    clear(one, "?video_id=dQw4w9WgXcQ");

    await().atMost(Duration.ofSeconds(30)).until(() -> !cached(other));
  }

  /** The word may be lost with the connection it came by. */
  @Test
  void clear_reachesAReplicaThatDidNotHear() {
    var http = start(Map.of());
    http.get(WITHOUT_FORMATS);
    database.run(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'ytarchive-metadata-cache' and datname = current_database()");
    database.run("delete from metadata.cache_entries");

    await().atMost(Duration.ofSeconds(30)).until(() -> !cached(http));
  }

  @Test
  void clear_refusesWhatItCannotRead() {
    var http = start(Map.of());

    assertThat(clear(http, "?video_id=short").code()).isEqualTo("INVALID_VIDEO_ID");
    assertThat(clear(http, "?expired_only=perhaps").details())
        .containsEntry("parameter", "expired_only");
  }

  @Test
  void clear_thatFailsSaysSo() {
    var http = start(Map.of());
    database.run("alter table metadata.cache_entries rename to cache_entries_elsewhere");
    var broken = clear(http, "");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.code()).isEqualTo("CACHE_ERROR");

    /* A cache that cannot be read is no reason to know nothing. */
    assertThat(http.get(RICK).data()).containsEntry("cached", false).containsEntry("source", "api");

    database.close();
    try {
      assertThat(clear(http, "").code()).isEqualTo("SERVICE_UNAVAILABLE");
    } finally {
      database.open();
    }
  }
}
