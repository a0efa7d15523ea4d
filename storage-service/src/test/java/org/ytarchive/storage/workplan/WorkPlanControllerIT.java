package org.ytarchive.storage.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private static String planned() {
    var created =
        create("{\"video_ids\":[\"dQw4w9WgXcQ\"],\"reason\":\"r\",\"metadata\":{\"a\":1}}");
    return "/storage/workplan/" + created.data().get("id");
  }

  @Test
  void change_leadsThroughItsLife() {
    var plan = planned();

    var running = storage.patch(plan, "{\"status\":\"running\",\"retry_count\":4}");
    assertThat(running.status()).isEqualTo(200);
    assertThat(running.data())
        .containsEntry("status", "running")
        .containsEntry("retry_count", 4)
        .containsEntry("metadata", Map.of("a", 1));
    var done =
        storage.patch(plan, "{\"status\":\"done\",\"metadata\":{\"jobs\":[\"job_1\"],\"a\":null}}");
    assertThat(done.data())
        .containsEntry("status", "done")
        .containsEntry("metadata", Map.of("jobs", List.of("job_1")));
    assertThat(storage.get(plan).data()).isEqualTo(done.data());
  }

  /** The answer got lost and the caller asks again. */
  @Test
  void change_toWhatItIsChangesNothing() {
    var plan = planned();
    var first = storage.patch(plan, "{\"status\":\"running\"}");

    assertThat(storage.patch(plan, "{\"status\":\"running\"}").data()).isEqualTo(first.data());
    assertThat(storage.patch(plan, "{}").data()).isEqualTo(first.data());
  }

  @Test
  void change_thatItsLifeDoesNotHaveIs409() {
    var plan = planned();
    for (var status : List.of("done", "failed")) {
      var answer = storage.patch(plan, "{\"status\":\"" + status + "\"}");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.code()).isEqualTo("WORKPLAN_CONFLICT");
      assertThat(answer.error().get("details"))
          .isEqualTo(Map.of("status", "pending", "next", List.of("running"), "asked_for", status));
    }
    storage.patch(plan, "{\"status\":\"running\"}");
    storage.patch(plan, "{\"status\":\"failed\"}");
    for (var status : List.of("pending", "running", "done")) {
      assertThat(storage.patch(plan, "{\"status\":\"" + status + "\"}").status()).isEqualTo(409);
    }
  }

  /** Of two who start it, one does. */
  @Test
  void change_onlyFromWhatTheCallerExpects() {
    var plan = planned();
    var start = "{\"status\":\"running\",\"expected_status\":\"pending\"}";

    assertThat(storage.patch(plan, start).status()).isEqualTo(200);
    assertThat(storage.patch(plan, start).code()).isEqualTo("WORKPLAN_CONFLICT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"status\":\"RUNNING\"}; status",
        "{\"status\":1}; status",
        "{\"expected_status\":\"x\"}; expected_status",
        "{\"retry_count\":-1}; retry_count",
        "{\"retry_count\":1.5}; retry_count",
        "{\"metadata\":[]}; metadata",
        "[]; body",
      })
  void change_ofWhatIsWrongNamesIt(String body, String parameter) {
    var answer = storage.patch(planned(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.parameter()).isEqualTo(parameter);
  }

  /** Each part is small enough; together they are not. */
  @Test
  void change_thatLetsMetadataGrowWithoutEndIs413() {
    var plan = planned();
    var part = "{\"metadata\":{\"%s\":\"" + "x".repeat(1_200_000) + "\"}}";

    assertThat(storage.patch(plan, part.formatted("b")).status()).isEqualTo(200);
    assertThat(storage.patch(plan, part.formatted("c")).code()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void delete_removesIt() {
    var plan = planned();

    var deleted = storage.delete(plan);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(plan).endsWith(String.valueOf(deleted.data().get("id")));
    assertThat(deleted.data().get("deleted_at")).isNotNull();
    assertThat(storage.get(plan).code()).isEqualTo("WORKPLAN_NOT_FOUND");
    assertThat(storage.delete(plan).code()).isEqualTo("WORKPLAN_NOT_FOUND");
    assertThat(storage.patch(plan, "{}").code()).isEqualTo("WORKPLAN_NOT_FOUND");
  }

  @Test
  void list_filtersByStatus() {
    var plan = planned();
    storage.patch(plan, "{\"status\":\"running\"}");
    storage.patch(plan, "{\"status\":\"done\"}");

    assertThat(statuses("?status=done&limit=500")).containsOnly("done");
    planned();
    assertThat(statuses("?status=done&status=pending&limit=500"))
        .contains("done", "pending")
        .doesNotContain("running", "failed");
    var unknown = storage.get("/storage/workplan?status=over");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.parameter()).isEqualTo("status");
  }

  private static List<Object> statuses(String query) {
    var plans = (List<?>) storage.get("/storage/workplan" + query).data().get("work_plans");
    return Objects.requireNonNull(plans).stream()
        .<Object>map(plan -> ((Map<?, ?>) plan).get("status"))
        .toList();
  }

  @Test
  void list_goesOnByCursor() {
    for (int i = 0; i < 3; i++) {
      planned();
    }
    var whole = ids("?status=pending&limit=500");

    var found = new ArrayList<Object>();
    var next = "";
    do {
      var query = "?status=pending&limit=2" + next;
      found.addAll(ids(query));
      var cursor = storage.get("/storage/workplan" + query).data().get("next_cursor");
      next = cursor == null ? "" : "&cursor=" + cursor;
    } while (!next.isEmpty());
    assertThat(found).isEqualTo(whole);
  }

  @Test
  void list_byACursorOfAnotherListIs400() {
    planned();
    planned();
    var cursor = storage.get("/storage/workplan?limit=1").data().get("next_cursor");

    for (var query : List.of("?status=done&cursor=" + cursor, "?cursor=x", "?cursor=")) {
      var answer = storage.get("/storage/workplan" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.parameter()).isEqualTo("cursor");
    }
  }

  private static List<Object> ids(String query) {
    var plans = (List<?>) storage.get("/storage/workplan" + query).data().get("work_plans");
    return Objects.requireNonNull(plans).stream()
        .<Object>map(plan -> ((Map<?, ?>) plan).get("id"))
        .toList();
  }
}
