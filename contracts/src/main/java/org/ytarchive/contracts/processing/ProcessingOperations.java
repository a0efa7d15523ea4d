package org.ytarchive.contracts.processing;

import static org.ytarchive.common.ErrorCode.DISK_FULL;
import static org.ytarchive.common.ErrorCode.FILE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.IDEMPOTENCY_CONFLICT;
import static org.ytarchive.common.ErrorCode.JOB_FINISHED;
import static org.ytarchive.common.ErrorCode.PROCESSING_NOT_FOUND;

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
 * Processing of stored videos by the download service. Besides these, {@code GET
 * /processings/{id}/events} streams {@link ProcessingView}s as server-sent events: one at once,
 * then one per change (event {@code progress}, or the status word when the processing ends, after
 * which the stream closes).
 */
public interface ProcessingOperations {

  /** Enqueues a processing; 201 for a new processing, 200 when this job and attempt were known. */
  @ApiCall(
      id = "createProcessing",
      errors = {IDEMPOTENCY_CONFLICT, DISK_FULL},
      statuses = {200, 201})
  @Post("/processings")
  HttpResponse<Envelope<ProcessingView>> create(@Body NewProcessing request);

  /** A processing with all that is known of it. */
  @ApiCall(
      id = "getProcessing",
      errors = {PROCESSING_NOT_FOUND})
  @Get("/processings/{processingId}")
  Envelope<ProcessingView> get(@PathVariable String processingId);

  /** Processings that run or wait, oldest first, over all replicas. */
  @ApiCall(id = "listProcessings")
  @Get("/processings")
  Envelope<ProcessingList> list(
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /**
   * Cancels a processing and removes partial files; fine twice, 409 for one that ended otherwise.
   */
  @ApiCall(
      id = "cancelProcessing",
      errors = {PROCESSING_NOT_FOUND, JOB_FINISHED})
  @Delete("/processings/{processingId}")
  Envelope<ProcessingView> cancel(@PathVariable String processingId);

  /**
   * Whether a stored file is a video, by ffprobe and by the containers that are processed; name and
   * declared type count for nothing. 404 {@code FILE_NOT_FOUND} when there is no such file.
   *
   * @param path virtual, inside one of the storage roots
   */
  @ApiCall(
      id = "judgeFile",
      errors = {FILE_NOT_FOUND})
  @Get("/probe")
  Envelope<MediaJudgement> judge(@QueryValue @Nullable String path);
}
