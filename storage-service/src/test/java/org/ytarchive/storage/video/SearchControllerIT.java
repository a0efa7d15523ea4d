package org.ytarchive.storage.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.Golden;
import org.ytarchive.storage.testing.RunningStorage;

/** Search and lists as callers see them. */
class SearchControllerIT {
  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
    keep("dQw4w9WgXcQ", "Rick Astley - Never Gonna Give You Up", 212);
    for (int i = 0; i < 7; i++) {
      keep("list-00000" + i, "Listed " + (char) ('g' - i), i);
    }
    var vtt = "WEBVTT\n\n00:00.000 --> 00:02.000\nWe're no <b>strangers</b> to love\n";
    storage.put("said.vtt", vtt.getBytes(StandardCharsets.UTF_8));
    storage.post(
        "/storage/metadata",
        "{\"video_id\":\"spoken-0001\",\"metadata\":{\"title\":\"Talk\"},"
            + "\"file_path\":\"/downloads/said.vtt\"}");
  }

  private static void keep(String id, String title, int duration) {
    var body = "{\"video_id\":\"%s\",\"metadata\":{\"title\":\"%s\",\"duration\":%d}}";
    assertThat(storage.post("/storage/metadata", body.formatted(id, title, duration)).status())
        .isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  @Test
  void search_isAnsweredAsDocumented() {
    var answer = search("\"never gonna\"");

    Golden.assertLooksLike(answer, "search-videos.response.json");
    assertThat(answer.data().keySet())
        .containsExactly("videos", "total", "total_is_exact", "has_more", "next_cursor");
  }

  @Test
  void search_findsWhatIsSaid() {
    assertThat(search("strangers love").text())
        .contains("\"spoken-0001\"")
        .contains("We&#39;re no <mark>strangers</mark> to <mark>love</mark>");
    assertThat(ids(search("strangers&type=title", true))).isEmpty();
    assertThat(ids(search("strangers&type=description", true))).isEmpty();
  }

  @Test
  void search_pages() {
    var first = search("listed&limit=5", true);
    var rest = search("listed&limit=5&cursor=" + first.data().get("next_cursor"), true);

    assertThat(first.data()).containsEntry("has_more", true).containsEntry("total", 7);
    assertThat(rest.data()).containsEntry("has_more", false).containsEntry("total", 7);
    assertThat(ids(first)).hasSize(5).doesNotContainAnyElementsOf(ids(rest));
    assertThat(ids(rest)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "q=a&type=channel, INVALID_PARAMETER, type",
    "q=a&limit=0, INVALID_PARAMETER, limit",
    "q=a&limit=501, INVALID_PARAMETER, limit",
    "q=a&cursor=x, INVALID_PARAMETER, cursor",
    "q=, INVALID_PARAMETER, q",
    "q=%20, INVALID_PARAMETER, q",
    "type=all, INVALID_PARAMETER, q",
  })
  void search_refusesWhatIsWrongAndNamesIt(String query, String code, String parameter) {
    var answer = storage.get("/storage/search?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.parameter()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/storage/search?q=", "/storage/videos?search="})
  void search_ofWhatCannotBeSearchedIsASearchError(String path) {
    for (var typed : List.of("-this", "x".repeat(501), "x ".repeat(33))) {
      var answer = storage.get(path + encoded(typed));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("SEARCH_ERROR");
    }
  }

  @Test
  void list_ofASearchKeepsItsSort() {
    var list = storage.get("/storage/videos?search=listed&sort=title&order=asc&limit=3");

    assertThat(titles(list)).containsExactly("Listed a", "Listed b", "Listed c");
    assertThat(list.data()).containsEntry("total", 7).containsEntry("total_is_exact", true);
    var next = "/storage/videos?search=listed&sort=title&order=asc&limit=10&cursor=";
    assertThat(titles(storage.get(next + list.data().get("next_cursor"))))
        .containsExactly("Listed d", "Listed e", "Listed f", "Listed g");
    assertThat(storage.get("/storage/videos?search=nowhere").data()).containsEntry("total", 0);
    assertThat(storage.get("/storage/videos?search=").data()).containsEntry("total", 9);
  }

  @Test
  void list_refusesACursorOfAnotherList() {
    var list = storage.get("/storage/videos?sort=title&limit=3");
    var cursor = "&cursor=" + list.data().get("next_cursor");

    for (var other : List.of("sort=duration", "sort=title&order=asc", "sort=title&search=listed")) {
      var answer = storage.get("/storage/videos?" + other + cursor);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.parameter()).isEqualTo("cursor");
    }
    var both = storage.get("/storage/videos?sort=title&offset=1" + cursor);
    assertThat(both.parameter()).isEqualTo("offset");
  }

  /** Nothing anybody types may be a 500. */
  @Test
  void search_ofAnythingIsAnsweredOrRefused() {
    var random = new Random(11);
    var pieces =
        List.of(
            "rick",
            "\"",
            "-",
            "'",
            "\\",
            "&",
            "|",
            "!",
            "(",
            ")",
            ":*",
            "<->",
            "%",
            "_",
            "東京",
            "\u0000",
            "\uD800",
            "\uDC00",
            "😀",
            "é",
            "\u202E",
            " ",
            "  ",
            "\t",
            "\n",
            "1e400",
            "http://a.b/c?d=e",
            "a@b.c",
            "--",
            "$1",
            "?",
            "::",
            "{}",
            "[]",
            "\uFDFA",
            "x'y",
            "+");
    for (int i = 0; i < 150; i++) {
      var typed = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        typed.append(pieces.get(random.nextInt(pieces.size())));
      }
      var path = i % 2 == 0 ? "/storage/search?q=" : "/storage/videos?search=";
      var answer = storage.get(path + encoded(typed.toString()));
      assertThat(answer.status()).as("%s", typed).isIn(200, 400);
      assertThat(answer.json()).containsKey("status");
    }
  }

  private static Answer search(String typed) {
    return search(encoded(typed), true);
  }

  private static Answer search(String query, boolean asItIs) {
    return storage.get("/storage/search?q=" + (asItIs ? query : encoded(query)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> ids(Answer answer) {
    return values(answer, "video_id");
  }

  private static List<String> titles(Answer answer) {
    return values(answer, "title");
  }

  private static List<String> values(Answer answer, String name) {
    var values = new ArrayList<String>();
    if (answer.data().get("videos") instanceof List<?> videos) {
      videos.forEach(video -> values.add(String.valueOf(((Map<?, ?>) video).get(name))));
    }
    return values;
  }
}
