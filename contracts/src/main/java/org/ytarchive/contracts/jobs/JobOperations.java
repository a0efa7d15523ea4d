package org.ytarchive.contracts.jobs;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;

/**
 * The jobs service on the wire ({@code ytarchive.md}, "Jobs Service API"). Besides these, {@code
 * GET /jobs/{job_id}/events} is the history, or the live stream for {@code Accept:
 * text/event-stream}, and {@code /ws} is the documented WebSocket.
 */
public interface JobOperations {

  @Post("/jobs")
  HttpResponse<Envelope<CreatedJob>> create(@Body NewJob request);

  @Get("/jobs/{jobId}")
  Envelope<JobView> get(@PathVariable String jobId);

  @Get("/jobs")
  Envelope<JobList> list(
      @QueryValue @Nullable String status,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset);

  /** Stops the work within seconds; fine twice, 409 {@code JOB_FINISHED} for one that ended. */
  @Delete("/jobs/{jobId}")
  Envelope<CancelledJob> cancel(@PathVariable String jobId);

  /** Puts a failed or cancelled job back into the queue, with all its attempts. */
  @Post("/jobs/{jobId}/retry")
  HttpResponse<Envelope<JobView>> retry(@PathVariable String jobId);
}
