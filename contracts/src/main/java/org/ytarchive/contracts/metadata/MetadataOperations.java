package org.ytarchive.contracts.metadata;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import org.ytarchive.common.Envelope;

/** The metadata service on the wire ({@code ytarchive.md}, "Metadata Service API"). */
public interface MetadataOperations {

  /**
   * What YouTube says about a video.
   *
   * @param includeFormats false saves the extraction that formats need
   * @param extract false: answer from the cache or the YouTube Data API only; without either 503
   *     {@code SERVICE_UNAVAILABLE} with {@code details.reason} {@code no_api_key}
   */
  @Get("/metadata/{videoId}")
  Envelope<VideoMetadata> get(
      @PathVariable String videoId,
      @QueryValue(value = "include_formats", defaultValue = "true") boolean includeFormats,
      @QueryValue(value = "extract", defaultValue = "true") boolean extract);

  /** The same for many videos, in as few calls as there can be; some may fail. */
  @Post("/metadata/batch")
  Envelope<BatchMetadata> batch(@Body NewBatch request);
}
