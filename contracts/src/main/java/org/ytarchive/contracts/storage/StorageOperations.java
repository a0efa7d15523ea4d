package org.ytarchive.contracts.storage;

import static org.ytarchive.common.ErrorCode.FILE_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;
import static org.ytarchive.common.ErrorCode.METADATA_INVALID;
import static org.ytarchive.common.ErrorCode.SEARCH_ERROR;
import static org.ytarchive.common.ErrorCode.STORAGE_ERROR;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.WORKPLAN_CONFLICT;
import static org.ytarchive.common.ErrorCode.WORKPLAN_NOT_FOUND;

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
import org.ytarchive.common.api.ApiCall;
import org.ytarchive.common.api.ApiValue;

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
  @ApiCall(
      id = "saveMetadata",
      errors = {INVALID_VIDEO_ID, METADATA_INVALID, FILE_NOT_FOUND, STORAGE_ERROR},
      statuses = {200, 201})
  @Post("/storage/metadata")
  HttpResponse<Envelope<VideoRecordView>> save(@Body NewRecord request);

  /** The record of a kept video, with its files. */
  @ApiCall(
      id = "getVideo",
      errors = {VIDEO_NOT_FOUND})
  @Get("/storage/videos/{videoId}")
  Envelope<VideoRecordView> get(@PathVariable String videoId);

  /**
   * Adopts a file that was made of a kept video: kind {@code enhanced} or {@code extracted}. The
   * same again changes nothing.
   */
  @ApiCall(
      id = "attachFile",
      errors = {METADATA_INVALID, VIDEO_NOT_FOUND, FILE_NOT_FOUND, STORAGE_ERROR})
  @Post("/storage/videos/{videoId}/files")
  Envelope<VideoRecordView> attach(@PathVariable String videoId, @Body NewFile file);

  /**
   * All kept videos.
   *
   * @param search only those a search for this finds
   * @param cursor where the last page ended; not beside an offset
   */
  @ApiCall(
      id = "listVideos",
      errors = {SEARCH_ERROR})
  @Get("/storage/videos")
  Envelope<VideoList> list(
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String search,
      @ApiValue(words = {"stored_at", "title", "duration"}) @QueryValue(defaultValue = "stored_at")
          String sort,
      @ApiValue(words = {"asc", "desc"}) @QueryValue(defaultValue = "desc") String order,
      @Nullable @QueryValue String cursor);

  /**
   * What is kept, found by what is written and said about it: the best among the newest first.
   *
   * @param q words, all of which must occur; {@code "exact phrases"}; {@code -without}; at most 500
   *     characters and 32 words
   * @param type where to look: title, description, or with {@code all} these, the channel's name
   *     and the subtitles
   * @param cursor where the last page ended
   */
  @ApiCall(
      id = "searchVideos",
      errors = {SEARCH_ERROR})
  @Get("/storage/search")
  Envelope<FoundVideos> search(
      @QueryValue String q,
      @ApiValue(words = {"title", "description", "all"}) @QueryValue(defaultValue = "all")
          String type,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String cursor);

  /** Removes a video: the record and those of its files that no other record leans on. */
  @ApiCall(
      id = "deleteVideo",
      errors = {VIDEO_NOT_FOUND, STORAGE_ERROR})
  @Delete("/storage/videos/{videoId}")
  Envelope<DeletedVideo> delete(@PathVariable String videoId);

  /** Totals, kept with every change and never counted anew. */
  @ApiCall(id = "getStats")
  @Get("/storage/stats")
  Envelope<StorageStats> stats();

  /** Remembers videos to be tried again. */
  @ApiCall(
      id = "createWorkPlan",
      errors = {INVALID_VIDEO_ID},
      statuses = {201})
  @Post("/storage/workplan")
  HttpResponse<Envelope<WorkPlanView>> createWorkPlan(@Body NewWorkPlan request);

  /** One work plan. */
  @ApiCall(
      id = "getWorkPlan",
      errors = {WORKPLAN_NOT_FOUND})
  @Get("/storage/workplan/{workPlanId}")
  Envelope<WorkPlanView> getWorkPlan(@PathVariable String workPlanId);

  /**
   * Changes what is sent of a work plan; the rest stays. Answers 409 {@code WORKPLAN_CONFLICT} for
   * a way the plan's life does not have.
   */
  @ApiCall(
      id = "changeWorkPlan",
      errors = {WORKPLAN_NOT_FOUND, WORKPLAN_CONFLICT})
  @Patch("/storage/workplan/{workPlanId}")
  Envelope<WorkPlanView> changeWorkPlan(
      @PathVariable String workPlanId, @Body WorkPlanChange change);

  /** Forgets the plan, whatever its state; its videos and jobs stay. */
  @ApiCall(
      id = "deleteWorkPlan",
      errors = {WORKPLAN_NOT_FOUND})
  @Delete("/storage/workplan/{workPlanId}")
  Envelope<DeletedWorkPlan> deleteWorkPlan(@PathVariable String workPlanId);

  /**
   * Work plans, newest first.
   *
   * @param status only those in one of these states; none: all
   * @param cursor where the last page ended; then {@code offset} counts from there
   */
  @ApiCall(id = "listWorkPlans")
  @Get("/storage/workplan")
  Envelope<WorkPlanList> listWorkPlans(
      @ApiValue(words = {"pending", "running", "done", "failed"}) @Nullable @QueryValue
          List<String> status,
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @Nullable @QueryValue String cursor);
}
