package org.ytarchive.contracts.capture;

import static org.ytarchive.common.ErrorCode.CAPTURE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.DISK_FULL;
import static org.ytarchive.common.ErrorCode.IDEMPOTENCY_CONFLICT;
import static org.ytarchive.common.ErrorCode.JOB_FINISHED;
import static org.ytarchive.common.ErrorCode.SOURCE_NOT_ALLOWED;
import static org.ytarchive.common.ErrorCode.TOO_MANY_CAPTURES;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;

/**
 * Captures on the wire of the download service. Besides these, {@code GET /captures/{id}/events}
 * streams {@link CaptureView}s as server-sent events: one at once, then one per change (event
 * {@code progress}, or the status word when the capture ends, after which the stream closes).
 */
public interface CaptureOperations {

  /**
   * Enqueues a capture; 201 for a new attempt, 200 when this job and attempt were known. {@code
   * TOO_MANY_CAPTURES} (429) while as many run or wait as all replicas may, {@code DISK_FULL}
   * (507), {@code SOURCE_NOT_ALLOWED} (422) for an address that may not be recorded.
   */
  @ApiCall(
      id = "createCapture",
      errors = {SOURCE_NOT_ALLOWED, IDEMPOTENCY_CONFLICT, TOO_MANY_CAPTURES, DISK_FULL},
      statuses = {200, 201})
  @Post("/captures")
  HttpResponse<Envelope<CaptureView>> create(@Body NewCapture request);

  /**
   * Whether such a capture could begin now: 204, or refused as {@link #create} is, and for a host
   * that may not be recorded from. Nothing is kept of it.
   */
  @ApiCall(
      id = "checkCapture",
      errors = {SOURCE_NOT_ALLOWED, IDEMPOTENCY_CONFLICT, TOO_MANY_CAPTURES, DISK_FULL},
      statuses = {204})
  @Post("/captures/check")
  HttpResponse<?> check(@Body NewCapture request);

  /** The newest attempt at a capture; {@code CAPTURE_NOT_FOUND} (404). */
  @ApiCall(
      id = "getCapture",
      errors = {CAPTURE_NOT_FOUND})
  @Get("/captures/{captureId}")
  Envelope<CaptureView> get(@PathVariable String captureId);

  /** Captures that run or wait, oldest first, over all replicas. */
  @ApiCall(id = "listCaptures")
  @Get("/captures")
  Envelope<CaptureList> list(
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /**
   * Cancels a capture and removes what was recorded; fine twice, 409 for one that ended otherwise.
   */
  @ApiCall(
      id = "cancelCapture",
      errors = {CAPTURE_NOT_FOUND, JOB_FINISHED})
  @Delete("/captures/{captureId}")
  Envelope<CaptureView> cancel(@PathVariable String captureId);
}
