package org.ytarchive.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ytarchive.metadata.testing.Reply;

/** Many callers, several starts, and a database that goes away meanwhile. */
class ManyCallersIT extends BetweenDoubles {

  /** A page that many open at once costs what one costs. */
  @Test
  void hundredAtOnce_makeOneCall() throws Exception {
    var http = start(Map.of());
    api.next(new Reply.Late(300));
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 100).mapToObj(i -> callers.submit(() -> http.get(RICK))).toList();
      for (var answer : answers) {
        assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
      }
    }

    assertThat(api.count("videos")).isEqualTo(1);
    assertThat(api.count("channels")).isEqualTo(1);
    assertThat(downloads.requests()).hasSize(1);
  }

  /** A slow answer keeps its own caller waiting, and nobody else. */
  @Test
  void manySlowAnswers_runBesideEachOther() throws Exception {
    var http = start(Map.of());
    api.always(new Reply.Late(1_000));
    var started = System.nanoTime();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(10, 50)
          .forEach(i -> callers.submit(() -> http.get("/metadata/aaaaaaaaa" + i)));
    }

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  /** Another process, or the same one after a restart. */
  @Test
  void afterARestart_theStoreRemembers() {
    start(Map.of()).get(RICK);
    started.getFirst().close();
    var again = start(Map.of()).get(RICK);

    assertThat(again.data()).containsEntry("cached", true);
    Golden.assertThat(again.json()).promises("golden/get-video-metadata.json");
    assertThat(api.count("videos")).isEqualTo(1);
  }

  @Test
  void withoutTheDatabase_requestsAreAnsweredFromUpstream() {
    var http = start(Map.of());
    database.close();
    try {
      assertThat(http.get(RICK).data()).containsEntry("cached", false);
      assertThat(http.get(RICK).data()).containsEntry("cached", true);
      assertThat(http.get("/metadata/aaaaaaaaaaa").code()).isEqualTo("VIDEO_NOT_FOUND");
      assertThat(http.get("/health").status()).isEqualTo(200);
      assertThat(http.get("/health/readiness").status()).isEqualTo(503);
    } finally {
      database.open();
    }
    assertThat(http.get("/health/readiness").status()).isEqualTo(200);
  }
}
