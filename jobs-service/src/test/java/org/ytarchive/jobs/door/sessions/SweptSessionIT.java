package org.ytarchive.jobs.door.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of sessions that ended long ago. */
class SweptSessionIT extends SessionsGround {
  private void sweepAfter(Duration time) {
    clock.pass(time);
    jobs.bean(SessionSweeper.class).sweep();
  }

  /** A job that ended while its session was swept has left a name that nobody else knows. */
  @Test
  void linksThatCameLate_goWhenTheSessionIsForgotten() {
    var session = session();
    awaitStatus(session, job(session), "completed");
    var late = List.copyOf(jobs.storage.linked);
    assertThat(late).hasSize(1);
    sweepAfter(Duration.ofHours(24));
    sweepAfter(Duration.ofHours(1));
    assertThat(jobs.storage.linked).isEmpty();
    jobs.storage.linked.addAll(late);

    sweepAfter(Duration.ofDays(29));
    assertThat(jobs.storage.linked).isEqualTo(late);
    assertThat(field(get("/api/jobs/", session), "detail")).startsWith("Session expired");

    sweepAfter(Duration.ofDays(1).plusSeconds(1));
    assertThat(jobs.storage.linked).isEmpty();
    assertThat(field(get("/api/jobs/", session), "detail")).startsWith("Session not found");
  }
}
