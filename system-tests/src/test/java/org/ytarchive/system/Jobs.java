package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a client of the jobs service does again and again. */
public final class Jobs {
  private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
  private static final Duration POLL = Duration.ofMillis(50);

  private final Caller caller;

  public Jobs(StackProcess stack) {
    this(stack.jobs());
  }

  Jobs(Caller caller) {
    this.caller = caller;
  }

  /** Asks for a video and gives the job's id. */
  public String create(String videoId) {
    return createWith("{\"video_id\": \"" + videoId + "\"}");
  }

  public String createWith(String body) {
    var answer = caller.post("/jobs", body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.data().path("job_id").asText();
  }

  public JsonNode get(String jobId) {
    return caller.get("/jobs/" + jobId).data();
  }

  /** Waits until the job has ended, whichever way; an answer that fails meanwhile is no end. */
  public JsonNode awaitEnd(String jobId, Duration limit) {
    return await("the end of " + jobId)
        .atMost(limit)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .ignoreException(UncheckedIOException.class)
        .until(() -> caller.get("/jobs/" + jobId), Jobs::isEnd)
        .data();
  }

  private static boolean isEnd(Answer answer) {
    return answer.status() == 200 && FINAL.contains(answer.data().path("status").asText());
  }

  public JsonNode awaitCompleted(String jobId, Duration limit) {
    var job = awaitEnd(jobId, limit);
    assertThat(job.path("status").asText()).as("%s", job).isEqualTo("completed");
    return job;
  }

  /**
   * Hears the job's events to their end, as a client does that must not burden what it measures.
   */
  public JsonNode followToCompletion(String jobId) {
    caller.get("/jobs/" + jobId + "/events", "Accept", "text/event-stream");
    var job = get(jobId);
    assertThat(job.path("status").asText()).as("%s", job).isEqualTo("completed");
    return job;
  }

  /** Waits until bytes arrive. */
  public JsonNode awaitBytes(String jobId) {
    return await("first bytes of " + jobId)
        .atMost(Duration.ofSeconds(40))
        .pollInterval(POLL)
        .until(() -> get(jobId), job -> job.path("downloaded_bytes").asLong() > 0);
  }

  /** The names of a job's events so far, oldest first. */
  public List<String> events(String jobId) {
    return caller
        .get("/jobs/" + jobId + "/events?limit=500")
        .data()
        .path("events")
        .findValuesAsText("event");
  }
}
