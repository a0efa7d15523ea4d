package org.ytarchive.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.jobs.testing.Json;

/** What the endpoints of jobs say to nonsense. */
class RefusedJobRequestTest extends JobEndpoints {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"priority\": 11",
        "\"priority\": -11",
        "\"priority\": \"high\"",
        "\"not_before\": \"tomorrow\"",
        "\"not_before\": \"2199-01-01T00:00:00Z\"",
        "\"subtitles\": true",
        "\"subtitles\": [\"en.*\"]",
        "\"subtitles\": [\"all\", \"live_chat\"]",
        "\"subtitles\": [\"--exec\"]",
        "\"subtitles\": [null]",
        "\"subtitles\": [\"\"]",
        "\"subtitles\": \"en\"",
      })
  void create_refusesWhatCannotBeMeant(String field) {
    var answer = jobs.post("/jobs", "{\"video_id\": \"" + VIDEO + "\", " + field + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Json.at(answer.body(), "error.code")).isEqualTo("INVALID_PARAMETER");
    assertThat(Json.at(answer.body(), "error.details.parameter").toString())
        .isIn("request", field.substring(1, field.indexOf('"', 1))); // the body, for a wrong type
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|400|INVALID_PARAMETER|video_id",
        "{\"video_id\":\"short\"}|400|INVALID_VIDEO_ID|",
        "{\"url\":\"https://example.com/watch?v=dQw4w9WgXcQ\"}|400|INVALID_VIDEO_ID|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"url\":\"https://youtu.be/jNQXAC9IVRw\"}"
            + "|400|INVALID_PARAMETER|url",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"quality\":\"4k\"}|400|INVALID_PARAMETER|quality",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":0}|400|INVALID_PARAMETER|max_attempts",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":21}|400|INVALID_PARAMETER|max_attempts",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"max_attempts\":\"many\"}|400|INVALID_PARAMETER|",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/etc\"}|400|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"a/../../b\"}"
            + "|400|INVALID_PARAMETER|output_path",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"output_path\":\"/downloadsx\"}"
            + "|400|INVALID_PARAMETER|output_path",
        "{\"playlist_id\":\"dQw4w9WgXcQ\"}|400|INVALID_PARAMETER|playlist_id",
        "{\"playlist_id\":\"PL../../etc\"}|400|INVALID_PARAMETER|playlist_id",
        "{\"video_id\":\"dQw4w9WgXcQ\",\"playlist_id\":\"PLsomething0000\"}"
            + "|400|INVALID_PARAMETER|playlist_id",
        "{\"url\":\"https://youtu.be/jNQXAC9IVRw\",\"playlist_id\":\"PLsomething0000\"}"
            + "|400|INVALID_PARAMETER|url",
        "{\"url\":\"https://www.youtube.com/@somebody/playlists\"}|400|INVALID_VIDEO_ID|",
        "{\"video_id\":{\"a\":1}}|400|INVALID_PARAMETER|",
        "{\"video_id\":|400|INVALID_PARAMETER|",
        "[]|400|INVALID_PARAMETER|",
        "null|400|INVALID_PARAMETER|",
        "``|400|INVALID_PARAMETER|",
      })
  void create_refusesWhatCannotBeMeant(String body, int status, String code, String parameter) {
    var answer = jobs.post("/jobs", body == null ? "" : body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.at(answer.body(), "error.code")).as(answer.body()).isEqualTo(code);
    if (parameter != null) {
      assertThat(Json.at(answer.body(), "error.details.parameter")).isEqualTo(parameter);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/jobs?status=running,400,INVALID_PARAMETER,status",
    "GET,/jobs?status=,400,INVALID_PARAMETER,status",
    "GET,/jobs?status=queued&status=running,400,INVALID_PARAMETER,status",
    "GET,/jobs?kind=video,400,INVALID_PARAMETER,kind",
    "GET,/jobs?kind=,400,INVALID_PARAMETER,kind",
    "GET,/jobs?created_after=yesterday,400,INVALID_PARAMETER,created_after",
    "GET,/jobs?created_before=2025-13-01T00:00:00Z,400,INVALID_PARAMETER,created_before",
    "GET,/jobs?created_before=%2B999999999-01-01T00:00:00Z,400,INVALID_PARAMETER,created_before",
    "GET,/jobs?parent=job_12345,400,INVALID_PARAMETER,parent",
    "GET,/jobs?cursor=nonsense,400,INVALID_PARAMETER,cursor",
    "GET,/jobs/job_00000000000000000000000000/children,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000/children?status=x,400,INVALID_PARAMETER,status",
    "GET,/jobs?limit=0,400,INVALID_PARAMETER,limit",
    "GET,/jobs?limit=501,400,INVALID_PARAMETER,limit",
    "GET,/jobs?limit=ten,400,INVALID_PARAMETER,limit",
    "GET,/jobs?offset=-1,400,INVALID_PARAMETER,offset",
    "GET,/jobs/job_12345,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000,404,JOB_NOT_FOUND,",
    "GET,/jobs/job_00000000000000000000000000/events,404,JOB_NOT_FOUND,",
    "DELETE,/jobs/job_00000000000000000000000000,404,JOB_NOT_FOUND,",
    "POST,/jobs/job_00000000000000000000000000/retry,404,JOB_NOT_FOUND,",
    "GET,/nowhere,404,NOT_FOUND,",
    "PUT,/jobs,405,METHOD_NOT_ALLOWED,",
    "PATCH,/jobs/job_1,405,METHOD_NOT_ALLOWED,",
  })
  void requests_thatMakeNoSenseAreToldSo(
      String method, String path, int status, String code, String parameter) {
    var answer =
        jobs.send(
            HttpRequest.newBuilder(jobs.address(path))
                .method(method, HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Json.at(answer.body(), "error.code")).isEqualTo(code);
    if (parameter != null) {
      assertThat(Json.at(answer.body(), "error.details.parameter")).isEqualTo(parameter);
    }
  }

  @Test
  void create_refusesOtherMediaTypesAndHugeBodies() {
    var text =
        jobs.send(
            HttpRequest.newBuilder(jobs.address("/jobs"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(text.statusCode()).isEqualTo(415);

    var huge = jobs.post("/jobs", "{\"video_id\":\"" + "a".repeat(12_000_000) + "\"}");
    assertThat(huge.statusCode()).isEqualTo(413);
  }
}
