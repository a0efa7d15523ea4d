package org.ytarchive.contracts.metadata;

import static org.ytarchive.common.ErrorCode.API_QUOTA_EXCEEDED;
import static org.ytarchive.common.ErrorCode.COORDINATION_ERROR;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_TIMEOUT;
import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.YOUTUBE_API_ERROR;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.api.ApiCall;

/** The metadata service on the wire ({@code ytarchive.md}, "Metadata Service API"). */
public interface MetadataOperations {

  /**
   * What YouTube says about a video.
   *
   * @param includeFormats false saves the extraction that formats need
   * @param extract false: answer from the cache or the YouTube Data API only; without either 503
   *     {@code SERVICE_UNAVAILABLE} with {@code details.reason} {@code no_api_key}
   */
  @ApiCall(
      id = "getVideoMetadata",
      errors = {
        INVALID_VIDEO_ID,
        VIDEO_NOT_FOUND,
        API_QUOTA_EXCEEDED,
        YOUTUBE_API_ERROR,
        YTDLP_ERROR,
        DOWNLOAD_TIMEOUT,
        COORDINATION_ERROR
      })
  @Get("/metadata/{videoId}")
  Envelope<VideoMetadata> get(
      @PathVariable String videoId,
      @QueryValue(value = "include_formats", defaultValue = "true") boolean includeFormats,
      @QueryValue(value = "extract", defaultValue = "true") boolean extract);

  /** What YouTube says about many videos, in as few calls as there can be; some may fail. */
  @ApiCall(id = "getBatchMetadata")
  @Post("/metadata/batch")
  Envelope<BatchMetadata> batch(@Body NewBatch request);
}
