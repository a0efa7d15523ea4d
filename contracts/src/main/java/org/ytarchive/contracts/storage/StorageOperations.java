package org.ytarchive.contracts.storage;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import java.util.List;
import org.ytarchive.common.Envelope;

/**
 * The storage service on the wire ({@code ytarchive.md}, "Storage Service API"). Besides these,
 * {@code GET} and {@code HEAD /storage/videos/{video_id}/file}, {@code /thumbnail}, {@code
 * /subtitles/{language}}, {@code /enhanced} and {@code /extracted} serve files with ranges, and
 * {@code POST /storage/video} takes one in.
 */
public interface StorageOperations {

  /**
   * Keeps a record and adopts its files, which stay where they are. The same record again changes
   * nothing and answers 200; a new one 201.
   */
  @Post("/storage/metadata")
  HttpResponse<Envelope<VideoRecordView>> save(@Body NewRecord request);

  @Get("/storage/videos/{videoId}")
  Envelope<VideoRecordView> get(@PathVariable String videoId);

  /**
   * Adopts a file that was made of a kept video: kind {@code enhanced} or {@code extracted}. The
   * same again changes nothing.
   */
  @Post("/storage/videos/{videoId}/files")
  Envelope<VideoRecordView> attach(@PathVariable String videoId, @Body NewFile file);

  /**
   * @param search only those a search for this finds
   * @param cursor where the last page ended; not beside an offset
   */
  @Get("/storage/videos")
  Envelope<VideoList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String search,
      @QueryValue(defaultValue = "stored_at") String sort,
      @QueryValue(defaultValue = "desc") String order,
      @Nullable @QueryValue String cursor);

  /** Answers 400 {@code SEARCH_ERROR} for what cannot be searched. */
  @Get("/storage/search")
  Envelope<FoundVideos> search(
      @QueryValue String q,
      @QueryValue(defaultValue = "all") String type,
      @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String cursor);

  /** Removes the record and those of its files that no other record leans on. */
  @Delete("/storage/videos/{videoId}")
  Envelope<DeletedVideo> delete(@PathVariable String videoId);

  @Get("/storage/stats")
  Envelope<StorageStats> stats();

  @Post("/storage/workplan")
  HttpResponse<Envelope<WorkPlanView>> createWorkPlan(@Body NewWorkPlan request);

  @Get("/storage/workplan/{id}")
  Envelope<WorkPlanView> getWorkPlan(@PathVariable String id);

  /** Answers 409 {@code WORKPLAN_CONFLICT} for a way the plan's life does not have. */
  @Patch("/storage/workplan/{id}")
  Envelope<WorkPlanView> changeWorkPlan(@PathVariable String id, @Body WorkPlanChange change);

  @Delete("/storage/workplan/{id}")
  Envelope<DeletedWorkPlan> deleteWorkPlan(@PathVariable String id);

  /**
   * @param status only those in one of these states; none: all
   * @param cursor where the last page ended; then {@code offset} counts from there
   */
  @Get("/storage/workplan")
  Envelope<WorkPlanList> listWorkPlans(
      @Nullable @QueryValue List<String> status,
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String cursor);
}
