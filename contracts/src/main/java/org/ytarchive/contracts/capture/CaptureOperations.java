package org.ytarchive.contracts.capture;

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
 * Captures on the wire of the download service. Besides these, {@code GET /captures/{id}/events}
 * streams {@link CaptureView}s as server-sent events: one at once, then one per change (event
 * {@code progress}, or the status word when the capture ends, after which the stream closes).
 */
public interface CaptureOperations {

  /**
   * Enqueues; 201 for a new attempt, 200 when this job and attempt were known. {@code
   * TOO_MANY_CAPTURES} (429) while as many run or wait as all replicas may, {@code DISK_FULL}
   * (507), {@code SOURCE_NOT_ALLOWED} (422) for an address that may not be recorded.
   */
  @Post("/captures")
  HttpResponse<Envelope<CaptureView>> create(@Body NewCapture request);

  /**
   * Whether it could begin now: 204, or refused as {@link #create} is, and for a host that may not
   * be recorded from. Nothing is kept of it.
   */
  @Post("/captures/check")
  HttpResponse<?> check(@Body NewCapture request);

  /** The newest attempt; {@code CAPTURE_NOT_FOUND} (404). */
  @Get("/captures/{captureId}")
  Envelope<CaptureView> get(@PathVariable String captureId);

  @Get("/captures")
  Envelope<CaptureList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /** Stops the tool, removes what was recorded; fine twice, 409 for one that ended otherwise. */
  @Delete("/captures/{captureId}")
  Envelope<CaptureView> cancel(@PathVariable String captureId);
}
