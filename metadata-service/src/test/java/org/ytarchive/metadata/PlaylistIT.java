package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.metadata.testing.Examples;
import org.ytarchive.metadata.testing.Http;
import org.ytarchive.metadata.testing.Items;
import org.ytarchive.metadata.testing.Reply;

/** Playlists and channels, through the real port. */
class PlaylistIT extends BetweenDoubles {
  private static final String ID = "PLFgquLnL59alCl_2TQvOiD5Vgm1hCaGSI";
  private static final String LIST = "/metadata/playlist/" + ID;
  private static final String CHANNEL = "UCuAXFkgsw1L7xaCfnd5JJOw";

  @BeforeEach
  void knowLists() {
    api.hasPlaylist(ID, Examples.text("youtube/playlist.json"));
    api.hasEntries(ID, List.of(Items.entry(0, "dQw4w9WgXcQ", "Video Title")));
    api.hasHandle("@rick", CHANNEL);
    downloads.hasList(
        "https://www.youtube.com/playlist?list=" + ID, Examples.text("youtube/list-info.json"));
    downloads.hasList("https://www.youtube.com/@rick", Examples.text("youtube/list-info.json"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> videos(Http.Answer answer) {
    return (List<Map<String, Object>>) answer.data().getOrDefault("videos", List.of());
  }

  private static List<String> entries(int count) {
    return IntStream.range(0, count).mapToObj(i -> Items.entry(i, Items.id(i), "V" + i)).toList();
  }

  @Test
  void playlist_answersTheDocumentedExample() {
    var http = start(Map.of());
    var first = http.get(LIST);
    var second = http.get(LIST);

    Golden.assertThat(first.json()).promises("golden/get-playlist-metadata.json");
    Golden.assertThat(second.json()).promises("golden/get-playlist-metadata.json");
    assertThat(first.data())
        .containsEntry("source", "api")
        .containsEntry("cached", false)
        .containsEntry("api_calls_used", 2)
        .containsEntry("has_more", false);
    assertThat(second.data()).containsEntry("cached", true).containsEntry("api_calls_used", 0);
    assertThat(videos(first).getFirst())
        .containsEntry("available", true)
        .containsEntry("metadata", null);
  }

  @Test
  void playlist_withoutAKeyIsTheSameFromYtDlp() {
    var http = start(NO_KEY);
    var answer = http.get(LIST);

    Golden.assertThat(answer.json()).promises("golden/get-playlist-metadata.json");
    assertThat(answer.data()).containsEntry("source", "yt-dlp").containsEntry("api_calls_used", 0);
    assertThat(http.get(LIST).data()).containsEntry("cached", true);
    assertThat(http.get("/metadata/channel/@rick?include_videos=true").body())
        .contains("Never Gonna Give You Up", "yt-dlp");
    assertThat(http.get("/metadata/playlist/PLnone234567").code()).isEqualTo("PLAYLIST_NOT_FOUND");
    downloads.close();
    assertThat(http.get("/metadata/playlist/PLother34567").code()).isEqualTo("COORDINATION_ERROR");
  }

  /** With a key YouTube says so itself; without one Download would refuse the address. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "PLnone", "no_list_at_all"})
  void playlist_ofAFormYouTubeDoesNotUseIsNotThere(String id) {
    assertThat(start(NO_KEY).get("/metadata/playlist/" + id).code())
        .isEqualTo("PLAYLIST_NOT_FOUND");
    assertThat(start(Map.of()).get("/metadata/playlist/" + id).code())
        .isEqualTo("PLAYLIST_NOT_FOUND");
  }

  /** Download tells it in its own words; entries as many as asked for may not be all. */
  @Test
  void playlist_fromYtDlpMarksWhatNobodyCanWatch() {
    var gone =
        """
        {"video_id":"bbbbbbbbbbb","title":"[Deleted video]","duration":null,"position":2,"available":false,"unavailable_reason":"deleted"},
        {"video_id":"ccccccccccc","title":null,"duration":null,"position":3,"available":false,"unavailable_reason":null}]
        """;
    var list = Examples.text("youtube/list-info.json").replaceFirst("}]", "}," + gone);
    downloads.hasList("https://www.youtube.com/playlist?list=" + ID, list);
    var http = start(NO_KEY);

    var answer = http.get(LIST + "?limit=3");

    assertThat(videos(answer))
        .extracting(video -> video.get("unavailable_reason"))
        .containsExactly(null, "deleted", "unavailable");
    assertThat(answer.data()).containsEntry("has_more", true);
    assertThat(http.get(LIST + "?limit=4").data()).containsEntry("has_more", false);
  }

  @Test
  void playlist_isReadToAnyLength() {
    api.hasEntries(ID, entries(1030));
    var http = start(Map.of("YOUTUBE_REQUESTS_PER_SECOND", "1000"));

    var some = http.get(LIST + "?limit=60");
    assertThat(videos(some)).hasSize(60);
    assertThat(some.data()).containsEntry("has_more", true);
    var all = http.get(LIST + "?limit=20000");
    assertThat(videos(all)).hasSize(1030);
    assertThat(videos(all))
        .extracting(video -> video.get("position"))
        .startsWith(1, 2, 3)
        .endsWith(1030);
    assertThat(all.data()).containsEntry("has_more", false).containsEntry("api_calls_used", 22);
  }

  @Test
  void playlist_marksWhatNobodyCanWatch() {
    api.hasEntries(
        ID,
        List.of(
            Items.entry(0, "dQw4w9WgXcQ", "Video Title"),
            Items.hidden(1, Items.id(1), "Private video", "private"),
            Items.hidden(2, Items.id(2), "Deleted video", "privacyStatusUnspecified")));

    var videos = videos(start(Map.of()).get(LIST + "?include_videos=true"));

    assertThat(videos)
        .extracting(video -> video.get("unavailable_reason"))
        .containsExactly(null, "private", "deleted");
    assertThat(videos)
        .extracting(video -> video.get("available"))
        .containsExactly(true, false, false);
    assertThat(videos).extracting(video -> video.get("position")).containsExactly(1, 2, 3);
    assertThat(videos.getFirst().get("metadata"))
        .asInstanceOf(Golden.MAP)
        .containsEntry("title", "Rick Astley - Never Gonna Give You Up")
        .containsEntry("formats", List.of());
    assertThat(videos.get(1)).containsEntry("metadata", null);
    assertThat(api.requests()).noneMatch(request -> request.contains(Items.id(1)));
  }

  /** A playlist of N: one, one per fifty, and the same again twice for all that is known. */
  @Test
  void playlist_withVideosCostsWhatItMust() {
    var ids = new ArrayList<>(entries(120));
    api.hasEntries(ID, ids);
    api.hasChannel("UC0", Items.channel("UC0"));
    Items.ids(0, 119).forEach(id -> api.hasVideo(id, Items.video(id, "UC0")));
    var http = start(Map.of("YOUTUBE_REQUESTS_PER_SECOND", "1000"));

    var answer = http.get(LIST + "?include_videos=true&limit=120");

    assertThat(answer.data()).containsEntry("api_calls_used", 1 + 3 + 3 + 1);
    assertThat(api.requests()).hasSize(8);
    assertThat(videos(answer).getLast())
        .containsEntry("metadata", null)
        .containsEntry("metadata_error", "VIDEO_NOT_FOUND");
  }

  @Test
  void channel_listsUploadsByIdAndHandle() {
    var http = start(Map.of());
    api.hasEntries("UUuAXFkgsw1L7xaCfnd5JJOw", entries(3));

    var byHandle = http.get("/metadata/channel/@Rick");
    assertThat(byHandle.data())
        .containsEntry("playlist_id", "UUuAXFkgsw1L7xaCfnd5JJOw")
        .containsEntry("title", "Rick Astley")
        .containsEntry("video_count", 3)
        .containsEntry("api_calls_used", 2);
    assertThat(byHandle.data().get("channel"))
        .asInstanceOf(Golden.MAP)
        .containsEntry("id", CHANNEL)
        .containsEntry("subscriber_count", 2890000);
    assertThat(http.get("/metadata/channel/" + CHANNEL).data()).containsEntry("cached", true);
    assertThat(http.get("/metadata/channel/%40rick").data()).containsEntry("cached", true);
  }

  @Test
  void hundredAtOnce_readAPlaylistOnce() throws Exception {
    var http = start(Map.of());
    api.next(new Reply.Late(300));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100).mapToObj(i -> callers.submit(() -> http.get(LIST))).toList();
      for (var answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
      }
    }
    assertThat(api.requests()).hasSize(2);
  }

  @Test
  void playlist_refusesWhatItCannotRead() {
    var http = start(Map.of());
    for (var query : List.of("limit=0", "limit=20001", "limit=-1", "limit=many", "limit=")) {
      assertInvalid(http.get(LIST + "?" + query), "limit");
    }
    assertInvalid(http.get(LIST + "?include_videos=maybe"), "include_videos");
    assertInvalid(http.get("/metadata/playlist/PL%201"), "playlist_id");
    assertInvalid(http.get("/metadata/channel/RickAstley"), "channel");
    assertInvalid(http.get("/metadata/channel/@a%2Fb"), "channel");
    assertThat(api.requests()).isEmpty();
  }

  private static void assertInvalid(Http.Answer answer, String parameter) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.details()).containsEntry("parameter", parameter);
  }

  @Test
  void playlist_withTheQuotaGoneIsStale() {
    var http = start(Map.of("METADATA_CACHE_TTL", "1ms"));
    http.get(LIST);
    api.always(new Reply.Failing(403, Examples.text("youtube/quota-gone.json")));

    assertThat(http.get(LIST).data()).containsEntry("stale", true).containsEntry("source", "api");
    assertThat(downloads.requests()).isEmpty();
    assertThat(http.get("/metadata/playlist/PLother").code()).isEqualTo("PLAYLIST_NOT_FOUND");
  }
}
