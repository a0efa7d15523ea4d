package org.ytarchive.jobs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ytarchive.common.http.Caller;
import org.ytarchive.common.testing.TestDatabase;
import org.ytarchive.common.testing.TestService;

/** The edge of the jobs service: two replicas on one PostgreSQL. No job here is ever due. */
class JobsEdgeIT {
  private static final String DATABASE = TestDatabase.fresh();
  @TempDir static Path home;
  private static EmbeddedServer one;
  private static EmbeddedServer two;

  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    one = TestService.start("jobs", home, Map.of("DATABASE_URL", DATABASE));
    two = TestService.start("jobs", home, Map.of("DATABASE_URL", DATABASE));
  }

  @AfterAll
  static void stop() {
    one.close();
    two.close();
  }

  private static String wish(String video) {
    var due = Clock.systemUTC().instant().plus(Duration.ofDays(30)).toString().substring(0, 10);
    return "{\"video_id\":\"%s\",\"not_before\":\"%sT00:00:00Z\",\"force\":true}"
        .formatted(video, due);
  }

  private HttpResponse<String> post(EmbeddedServer server, String body) throws Exception {
    return Caller.post(server, "/jobs", body, "Idempotency-Key", key);
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    return Caller.call(one, "GET", path, headers);
  }

  private static long total() throws Exception {
    var body = get("/jobs?limit=1").body();
    return Long.parseLong(body.replaceFirst("(?s).*\"total\":(\\d+).*", "$1"));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void create_withTheSameKeyIsReplayedByAnyReplica() throws Exception {
    var first = post(one, wish("dQw4w9WgXcQ"));
    long jobs = total();
    var second = post(two, wish("dQw4w9WgXcQ"));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(location(second)).isEqualTo(location(first));
    assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    assertThat(total()).isEqualTo(jobs);
  }

  @Test
  void create_withTheSameKeyAndAnotherBodyIs422() throws Exception {
    post(one, wish("dQw4w9WgXcQ"));

    var answer = post(two, wish("jNQXAC9IVRw"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"code\":\"IDEMPOTENCY_CONFLICT\"");
  }

  /** An impatient client and a slow network. */
  @Test
  void create_sentManyTimesAtOnceMakesOneJob() throws Exception {
    long before = total();
    var calls = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < 16; i++) {
      var server = i % 2 == 0 ? one : two;
      calls.add(
          () ->
              await()
                  .atMost(Duration.ofSeconds(30))
                  .until(() -> post(server, wish("9bZkp7q19f0")), a -> a.statusCode() != 409));
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(location(answer.get())).isEqualTo(location(post(one, wish("9bZkp7q19f0"))));
      }
    }

    assertThat(total()).isEqualTo(before + 1);
  }

  /** The process that had the key died before it could answer. */
  @Test
  void create_takesOverFromTheDead() throws Exception {
    post(one, wish("dQw4w9WgXcQ"));
    var inFlight =
        "update jobs.idempotency_keys set status = null, body = null, content_type = null,"
            + " expires_at = now() + interval '%s' where key = '"
            + key
            + "'";

    execute(inFlight.formatted("1 hour"));
    var waiting = post(two, wish("dQw4w9WgXcQ"));
    execute(inFlight.formatted("-1 second"));
    var taken = post(two, wish("dQw4w9WgXcQ"));

    assertThat(waiting.statusCode()).isEqualTo(409);
    assertThat(waiting.body()).contains("\"code\":\"IDEMPOTENCY_IN_FLIGHT\"");
    assertThat(waiting.headers().firstValue("Retry-After")).isPresent();
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.headers().firstValue("Idempotent-Replayed")).isEmpty();
  }

  /** A job without its remembered answer would be made twice. */
  @Test
  void create_whoseAnswerCannotBeKeptMakesNothing() throws Exception {
    long before = total();
    execute(
        "alter table jobs.idempotency_keys add constraint full_disk check (key <> '"
            + key
            + "' or status is null) not valid");
    try {
      assertThat(post(one, wish("dQw4w9WgXcQ")).statusCode()).isEqualTo(500);
    } finally {
      execute("alter table jobs.idempotency_keys drop constraint full_disk");
    }

    assertThat(total()).isEqualTo(before);
    assertThat(post(one, wish("dQw4w9WgXcQ")).statusCode()).isEqualTo(201);
    assertThat(total()).isEqualTo(before + 1);
  }

  @Test
  void retry_takesAKeyToo() throws Exception {
    var job = location(Caller.post(one, "/jobs", wish("dQw4w9WgXcQ")));
    Caller.call(one, "DELETE", job);

    var first = Caller.post(one, job + "/retry", "", "Idempotency-Key", key);
    var second = Caller.post(two, job + "/retry", "", "Idempotency-Key", key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(Caller.post(two, job + "/retry", "").statusCode()).isEqualTo(409);
  }

  @Test
  void get_isNotModifiedUntilSomethingHappens() throws Exception {
    var job = location(Caller.post(one, "/jobs", wish("dQw4w9WgXcQ")));
    Caller.call(one, "DELETE", job);
    var tag = get(job).headers().firstValue("ETag").orElseThrow();

    assertThat(get(job, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(Caller.call(two, "HEAD", job, "If-None-Match", tag).statusCode()).isEqualTo(304);
    Caller.post(one, job + "/retry", "");
    assertThat(get(job, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void errors_areProblemsForThoseWhoAsk() throws Exception {
    var answer = get("/jobs/job_none", "Accept", "application/problem+json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body())
        .contains("\"code\":\"JOB_NOT_FOUND\"", "\"instance\":\"/jobs/job_none\"");
  }

  @Test
  void list_refusesWhatItDoesNotTake() throws Exception {
    for (var query :
        List.of("limit=0", "limit=501", "limit=x", "offset=-1", "sort=x", "status=x")) {
      var answer = get("/jobs?" + query);

      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.body()).contains("\"parameter\":\"" + query.replaceFirst("=.*", "") + "\"");
    }
  }

  @Test
  void services_areNamedAsTheCallerNamesUs() throws Exception {
    var body = get("/services").body();

    assertThat(body)
        .contains("\"jobs\":\"" + one.getURI() + "\"")
        .contains("\"metadata\":\"http://" + one.getHost() + ":8002\"")
        .contains("\"storage\":\"http://" + one.getHost() + ":8004\"");
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(DATABASE, "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
