package org.ytarchive.contracts.jobs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.Envelope;

/**
 * The jobs service on the wire ({@code ytarchive.md}, "Jobs Service API"). Besides these, {@code
 * GET /jobs/{job_id}/events} is the history, or the live stream for {@code Accept:
 * text/event-stream}, and {@code /ws} is the documented WebSocket.
 */
public interface JobOperations {

  /**
   * Enqueues a video, a playlist or a channel; 201. What is archived already, or under way, with
   * the same options is answered as it is; 200.
   */
  @Post("/jobs")
  HttpResponse<Envelope<CreatedJob>> create(@Body NewJob request);

  @Get("/jobs/{jobId}")
  Envelope<JobView> get(@PathVariable String jobId);

  /**
   * Newest first.
   *
   * @param status any of these
   * @param kind any of these
   * @param createdAfter at this instant or later
   * @param createdBefore before this instant
   * @param parent the children of this job; {@code none}: jobs without a parent
   * @param cursor where the page before ended; beside {@code limit} in place of {@code offset}
   */
  @Get("/jobs")
  Envelope<JobList> list(
      @QueryValue @Nullable List<String> status,
      @QueryValue @Nullable List<String> kind,
      @QueryValue("created_after") @Nullable String createdAfter,
      @QueryValue("created_before") @Nullable String createdBefore,
      @QueryValue @Nullable String parent,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /** The jobs of a playlist or channel in its order; of a video there are none. */
  @Get("/jobs/{jobId}/children")
  Envelope<JobList> children(
      @PathVariable String jobId,
      @QueryValue @Nullable List<String> status,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /**
   * Stops the work within seconds, children included; fine twice, 409 {@code JOB_FINISHED} for one
   * that ended.
   */
  @Delete("/jobs/{jobId}")
  Envelope<CancelledJob> cancel(@PathVariable String jobId);

  /**
   * Puts a failed or cancelled job back into the queue, with all its attempts; of a playlist or
   * channel all entries that are not archived.
   */
  @Post("/jobs/{jobId}/retry")
  HttpResponse<Envelope<JobView>> retry(@PathVariable String jobId);
}
