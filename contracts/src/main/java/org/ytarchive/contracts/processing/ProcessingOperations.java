package org.ytarchive.contracts.processing;

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
 * Processing of stored videos by the download service. Besides these, {@code GET
 * /processings/{id}/events} streams {@link ProcessingView}s as server-sent events: one at once,
 * then one per change (event {@code progress}, or the status word when the processing ends, after
 * which the stream closes).
 */
public interface ProcessingOperations {

  /** Enqueues; 201 for a new processing, 200 when this job and attempt were known. */
  @Post("/processings")
  HttpResponse<Envelope<ProcessingView>> create(@Body NewProcessing request);

  @Get("/processings/{processingId}")
  Envelope<ProcessingView> get(@PathVariable String processingId);

  @Get("/processings")
  Envelope<ProcessingList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /** Stops the tool, removes partial files; fine twice, 409 for one that ended otherwise. */
  @Delete("/processings/{processingId}")
  Envelope<ProcessingView> cancel(@PathVariable String processingId);

  /**
   * Whether a stored file is a video, by ffprobe and by the containers that are processed; name and
   * declared type count for nothing. 404 {@code FILE_NOT_FOUND} when there is no such file.
   *
   * @param path virtual, inside one of the storage roots
   */
  @Get("/probe")
  Envelope<MediaJudgement> judge(@QueryValue @Nullable String path);
}
