package org.ytarchive.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ytarchive.client.JobQuery;
import org.ytarchive.client.JobsClient;
import org.ytarchive.client.YTArchiveClient;
import org.ytarchive.client.YTArchiveException;
import org.ytarchive.client.model.JobEventView;
import org.ytarchive.client.model.NewJob;

/**
 * What a client of the jobs service does again and again, with the client that strangers use. What
 * comes back is JSON again, as the cases look at it; those that look at the bytes ask {@link
 * Caller}.
 */
public final class Jobs {
  private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
  private static final Duration POLL = Duration.ofMillis(50);

  private static final int ALL = 500;

  private final JobsClient client;

  public Jobs(StackProcess stack) {
    this(stack.jobs());
  }

  Jobs(Caller caller) {
    this.client = YTArchiveClient.of(caller.address("").toString()).jobs();
  }

  /** Asks for a video and gives the job's id. */
  public String create(String videoId) {
    return createWith("{\"video_id\": \"" + videoId + "\"}");
  }

  public String createWith(String body) {
    return client.createDownloadJob(Json.read(body, NewJob.class)).getJobId();
  }

  public JsonNode get(String jobId) {
    return Json.tree(client.getJob(jobId));
  }

  /** Waits until the job has ended, whichever way; an answer that fails meanwhile is no end. */
  public JsonNode awaitEnd(String jobId, Duration limit) {
    return await("the end of " + jobId)
        .atMost(limit)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .ignoreExceptionsInstanceOf(YTArchiveException.class)
        .until(() -> get(jobId), Jobs::isEnd);
  }

  private static boolean isEnd(JsonNode job) {
    return FINAL.contains(job.path("status").asText());
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
    return Json.tree(client.awaitCompletion(jobId));
  }

  /** How many of all that were ever asked for are completed. */
  public long completed() {
    return client.listJobs(JobQuery.all().status("completed").limit(1)).getTotal();
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
    return client.listJobEvents(jobId, 0, ALL).getEvents().stream()
        .map(JobEventView::getEvent)
        .toList();
  }
}
