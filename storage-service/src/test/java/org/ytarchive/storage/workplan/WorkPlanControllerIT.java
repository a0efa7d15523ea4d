package org.ytarchive.storage.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.storage.testing.Answer;
import org.ytarchive.storage.testing.RunningStorage;

class WorkPlanControllerIT {
  @TempDir static Path home;
  static RunningStorage storage;

  @BeforeAll
  static void start() {
    storage = RunningStorage.start(home);
  }

  @AfterAll
  static void stop() {
    storage.close();
  }

  private static Answer create(String body) {
    return storage.post("/storage/workplan", body);
  }

  @Test
  void create_answers201AndWhereItIs() {
    var created =
        create(
            """
            {"video_ids":["dQw4w9WgXcQ","jNQXAC9IVRw","dQw4w9WgXcQ"],"reason":"download_failed",
             "metadata":{"error":"Network timeout","retry_count":3}}
            """);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.data())
        .containsEntry("video_ids", List.of("dQw4w9WgXcQ", "jNQXAC9IVRw"))
        .containsEntry("status", "pending")
        .containsEntry("retry_count", 3)
        .containsEntry("metadata", Map.of("error", "Network timeout", "retry_count", 3));
    assertThat(created.header("Location"))
        .isEqualTo("/storage/workplan/" + created.data().get("id"));
    assertThat(storage.get(created.header("Location")).data()).isEqualTo(created.data());
  }

  @Test
  void create_ofAThousandAndNotOneMore() {
    var thousand = ids(1000);

    assertThat(create("{\"video_ids\":" + thousand + ",\"reason\":\"r\"}").status()).isEqualTo(201);
    assertThat(create("{\"video_ids\":" + ids(1001) + ",\"reason\":\"r\"}").parameter())
        .isEqualTo("video_ids");
  }

  private static String ids(int count) {
    return IntStream.range(0, count)
        .mapToObj("\"v%010d\""::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; video_ids",
        "{\"video_ids\":[],\"reason\":\"r\"}; video_ids",
        "{\"video_ids\":\"dQw4w9WgXcQ\",\"reason\":\"r\"}; video_ids",
        "{\"video_ids\":[1],\"reason\":\"r\"}; video_ids",
        "{\"video_ids\":[null],\"reason\":\"r\"}; video_ids",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"]}; reason",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\" \"}; reason",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"a\\u0000\"}; reason",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":5}; reason",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"r\",\"metadata\":5}; metadata",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"r\",\"metadata\":{\"x\":\"\\u0000\"}}; metadata",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"r\",\"metadata\":{\"retry_count\":-1}}; metadata.retry_count",
        "{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"r\",\"metadata\":{\"retry_count\":\"1\"}}; metadata.retry_count",
      })
  void create_ofWhatIsWrongNamesIt(String body, String parameter) {
    var answer = create(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.parameter()).isEqualTo(parameter);
  }

  @Test
  void create_forWhatIsNoVideoIdIs400() {
    var answer = create("{\"video_ids\":[\"dQw4w9WgXcQ\",\"nope\"],\"reason\":\"r\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_VIDEO_ID");
    assertThat(answer.parameter()).isEqualTo("video_ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wp_123", "x", "wp_00000000000000000000000000", "%00"})
  void get_ofAnUnknownPlanIs404(String id) {
    assertThat(storage.get("/storage/workplan/" + id).status()).isEqualTo(404);
    assertThat(storage.get("/storage/workplan/" + id).code()).isEqualTo("WORKPLAN_NOT_FOUND");
  }

  @Test
  void list_pages() {
    for (int i = 0; i < 3; i++) {
      create("{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"page " + i + "\"}");
    }

    var page = storage.get("/storage/workplan?limit=2").data();

    assertThat((List<?>) page.get("work_plans")).hasSize(2);
    assertThat(page).containsEntry("has_more", true);
    assertThat((Integer) page.get("total")).isGreaterThanOrEqualTo(3);
    assertThat(storage.get("/storage/workplan?limit=0").parameter()).isEqualTo("limit");
    assertThat(storage.get("/storage/workplan?offset=-1").parameter()).isEqualTo("offset");
  }
}
