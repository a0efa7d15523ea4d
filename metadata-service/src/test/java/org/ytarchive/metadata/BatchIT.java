package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.Items;
import org.ytarchive.metadata.testing.Reply;

/** Many videos at once, through the real port. */
class BatchIT extends BetweenDoubles {
  private static final String DOCUMENTED =
      "{\"video_ids\": [\"dQw4w9WgXcQ\", \"jNQXAC9IVRw\"], \"include_formats\": false}";

  private static Http.Answer post(Http http, String body) {
    return http.send("POST", "/metadata/batch", body);
  }

  private static String body(List<String> ids) {
    return "{\"video_ids\":[\"" + String.join("\",\"", ids) + "\"]}";
  }

  /** So many videos, spread over so many channels. */
  private void knows(int videos, int channels) {
    IntStream.range(0, channels).forEach(i -> api.hasChannel("UC" + i, Items.channel("UC" + i)));
    IntStream.range(0, videos)
        .forEach(i -> api.hasVideo(Items.id(i), Items.video(Items.id(i), "UC" + i % channels)));
  }

  @Test
  void batch_answersTheDocumentedExample() {
    api.hasVideo("jNQXAC9IVRw", Items.video("jNQXAC9IVRw", "UCuAXFkgsw1L7xaCfnd5JJOw"));
    var http = start(Map.of());
    http.get(RICK + "?include_formats=false");

    var answer = post(http, DOCUMENTED);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Golden.assertThat(answer.json()).promises("golden/get-batch-metadata.json");
    assertThat(api.count("videos")).isEqualTo(2);
    assertThat(api.count("channels")).isEqualTo(1);
  }

  @Test
  void batch_ofAThousandColdVideosCostsWhatItMust() {
    knows(1000, 120);
    var http = start(Map.of("YOUTUBE_REQUESTS_PER_SECOND", "1000"));

    var answer = post(http, body(Items.ids(0, 1000)));

    assertThat(answer.data().get("metadata")).asInstanceOf(Golden.MAP).hasSize(1000);
    assertThat(answer.data())
        .containsEntry("api_calls_used", 23)
        .containsEntry("failed", List.of());
    assertThat(api.requests()).hasSize(23);
    assertThat(post(http, body(Items.ids(0, 1000))).data())
        .containsEntry("cached_count", 1000)
        .containsEntry("api_calls_used", 0);
    assertThat(http.get("/metadata/quota").data()).containsEntry("used", 23);
  }

  /** Several batches at once still fill their calls, and each call is counted once. */
  @Test
  void batches_besideEachOtherCostTheSame() throws Exception {
    knows(1000, 1);
    var http = start(Map.of("YOUTUBE_REQUESTS_PER_SECOND", "1000"));
    int used = 0;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 10)
              .mapToObj(
                  i -> callers.submit(() -> post(http, body(Items.ids(100 * i, 100 * i + 100)))))
              .toList();
      for (var answer : answers) {
        used += (int) answer.get().data().getOrDefault("api_calls_used", -1);
      }
    }
    assertThat(api.count("videos")).isEqualTo(20);
    assertThat(used).isEqualTo(api.requests().size());
  }

  /** Strangers share a call. Its few milliseconds are made long here: it leaves when it is full. */
  @Test
  void gets_ofDifferentVideosShareACall() throws Exception {
    knows(50, 50);
    var http = start(Map.of(), Map.of("ytarchive.metadata.gather", "50s"));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Items.ids(0, 50)
          .forEach(
              id -> callers.submit(() -> http.get("/metadata/" + id + "?include_formats=false")));
    }
    assertThat(api.count("videos")).isEqualTo(1);
    assertThat(api.count("channels")).isEqualTo(1);
  }

  @Test
  void batch_listsWhatFailed() {
    var http = start(Map.of());

    var data =
        post(http, "{\"video_ids\":[\"no id\",null,\"aaaaaaaaaaa\",\"dQw4w9WgXcQ\"]}").data();

    assertThat(data.get("metadata")).asInstanceOf(Golden.MAP).containsOnlyKeys("dQw4w9WgXcQ");
    assertThat(String.valueOf(data.get("failed")))
        .contains("no id", "INVALID_VIDEO_ID", "aaaaaaaaaaa", "VIDEO_NOT_FOUND");
  }

  @Test
  void batch_refusesWhatIsNone() {
    var http = start(Map.of());
    for (var body :
        List.of(
            "{}",
            "{\"video_ids\":[]}",
            "{\"video_ids\":null}",
            body(Items.ids(0, 1001)),
            "{\"video_ids\":\"dQw4w9WgXcQ\",\"include_formats\":\"maybe\"}",
            "{\"video_ids\":[{}]}",
            "[]",
            "not json")) {
      var answer = post(http, body);
      assertThat(answer.status()).as(answer.body()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    }
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void batch_withoutAKeyComesFromYtDlp() {
    var http = start(NO_KEY);

    var data = post(http, DOCUMENTED).data();

    assertThat(String.valueOf(data.get("metadata"))).contains("yt-dlp", "Never Gonna");
    assertThat(String.valueOf(data.get("failed"))).contains("jNQXAC9IVRw", "VIDEO_NOT_FOUND");
    assertThat(data).containsEntry("api_calls_used", 0);
  }

  /** One attempt fails, the next one works: both were paid. */
  @Test
  void batch_paysForWhatFailsOnTheWay() {
    var http = start(Map.of());
    api.next(new Reply.Html(502), new Reply.Truncated(), new Reply.TruncatedGzip());

    assertThat(post(http, body(List.of("dQw4w9WgXcQ"))).data()).containsEntry("api_calls_used", 5);
    assertThat(http.get("/metadata/quota").data()).containsEntry("used", 5);
  }
}
