package org.ytarchive.contracts.storage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import org.ytarchive.common.Envelope;

/**
 * The storage service on the wire ({@code ytarchive.md}, "Storage Service API"). Besides these,
 * {@code GET} and {@code HEAD /storage/videos/{video_id}/file} serve the file with ranges.
 */
public interface StorageOperations {

  /**
   * Keeps a record and adopts its file, which stays where it is. The same record again changes
   * nothing and answers 200; a new one 201.
   */
  @Post("/storage/metadata")
  HttpResponse<Envelope<VideoRecordView>> save(@Body NewRecord request);

  @Get("/storage/videos/{videoId}")
  Envelope<VideoRecordView> get(@PathVariable String videoId);

  @Get("/storage/videos")
  Envelope<VideoList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "stored_at") String sort,
      @QueryValue(defaultValue = "desc") String order);

  @Get("/storage/stats")
  Envelope<StorageStats> stats();

  @Post("/storage/workplan")
  HttpResponse<Envelope<WorkPlanView>> createWorkPlan(@Body NewWorkPlan request);

  @Get("/storage/workplan/{id}")
  Envelope<WorkPlanView> getWorkPlan(@PathVariable String id);

  @Get("/storage/workplan")
  Envelope<WorkPlanList> listWorkPlans(
      @QueryValue(defaultValue = "50") int limit, @QueryValue(defaultValue = "0") int offset);
}
