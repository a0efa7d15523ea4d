package org.ytarchive.contracts.jobs;

import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;
import static org.ytarchive.common.ErrorCode.JOB_FINISHED;
import static org.ytarchive.common.ErrorCode.JOB_NOT_FOUND;

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
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;

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
  @ApiCall(
      id = "createDownloadJob",
      errors = {INVALID_VIDEO_ID},
      statuses = {200, 201})
  @Post("/jobs")
  HttpResponse<Envelope<CreatedJob>> create(@Body NewJob request);

  /** A job with all that is known of it. */
  @ApiCall(
      id = "getJob",
      errors = {JOB_NOT_FOUND})
  @Get("/jobs/{jobId}")
  Envelope<JobView> get(@PathVariable String jobId);

  /**
   * All jobs, newest first.
   *
   * @param status any of these
   * @param kind any of these
   * @param createdAfter at this instant or later
   * @param createdBefore before this instant
   * @param parent the children of this job; {@code none}: jobs without a parent
   * @param cursor where the page before ended; beside {@code limit} in place of {@code offset}
   */
  @ApiCall(id = "listJobs")
  @Get("/jobs")
  Envelope<JobList> list(
      @ApiValue(words = {"queued", "downloading", "completed", "failed", "cancelled"})
          @QueryValue
          @Nullable
          List<String> status,
      @ApiValue(words = {"download", "playlist", "channel", "capture", "processing"})
          @QueryValue
          @Nullable
          List<String> kind,
      @QueryValue("created_after") @Nullable String createdAfter,
      @QueryValue("created_before") @Nullable String createdBefore,
      @QueryValue @Nullable String parent,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /** The jobs of a playlist or channel in its order; of a video there are none. */
  @ApiCall(
      id = "listChildJobs",
      errors = {JOB_NOT_FOUND})
  @Get("/jobs/{jobId}/children")
  Envelope<JobList> children(
      @PathVariable String jobId,
      @ApiValue(words = {"queued", "downloading", "completed", "failed", "cancelled"})
          @QueryValue
          @Nullable
          List<String> status,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /**
   * Cancels a job within seconds, its children included; fine twice, 409 {@code JOB_FINISHED} for
   * one that ended.
   */
  @ApiCall(
      id = "cancelJob",
      errors = {JOB_NOT_FOUND, JOB_FINISHED})
  @Delete("/jobs/{jobId}")
  Envelope<CancelledJob> cancel(@PathVariable String jobId);

  /**
   * Puts a failed or cancelled job back into the queue, with all its attempts; of a playlist or
   * channel all entries that are not archived.
   */
  @ApiCall(
      id = "retryJob",
      errors = {JOB_NOT_FOUND, JOB_FINISHED})
  @Post("/jobs/{jobId}/retry")
  HttpResponse<Envelope<JobView>> retry(@PathVariable String jobId);
}
