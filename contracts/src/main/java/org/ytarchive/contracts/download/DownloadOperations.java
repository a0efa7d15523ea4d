package org.ytarchive.contracts.download;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import jakarta.annotation.Nullable;
import org.ytarchive.common.Envelope;
import org.ytarchive.contracts.video.VideoInfo;

/**
 * The download service on the wire ({@code ytarchive.md}, "Download Service API"). Besides these,
 * {@code GET /download/{id}/events} streams {@link DownloadView}s as server-sent events: one at
 * once, then one per change (event {@code progress}, or the status word when the download ends,
 * after which the stream closes).
 */
public interface DownloadOperations {

  /** Enqueues; 201 for a new download, 200 when this job and attempt were known. */
  @Post("/download")
  HttpResponse<Envelope<DownloadView>> create(@Body NewDownload request);

  @Get("/download/{downloadId}")
  Envelope<DownloadView> get(@PathVariable String downloadId);

  @Get("/download")
  Envelope<DownloadList> list(
      @QueryValue(defaultValue = "50") int limit,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /** Stops the tool, removes partial files; fine twice, 409 for one that ended otherwise. */
  @Delete("/download/{downloadId}")
  Envelope<DownloadView> cancel(@PathVariable String downloadId);

  /** Asks yt-dlp what formats there are. */
  @Get("/download/formats/{videoId}")
  Envelope<FormatList> formats(@PathVariable String videoId);

  /** Asks yt-dlp all it knows about a video, without downloading it. */
  @Get("/download/info/{videoId}")
  Envelope<VideoInfo> info(@PathVariable String videoId);

  /**
   * Asks yt-dlp what an address leads to: a video with all that is known about it, or a playlist or
   * channel with its first entries, none of which is looked into.
   *
   * @param url of a video, a playlist or a channel on YouTube, or the id of one
   * @param limit how many entries at most, 1..20000; default 50
   */
  @Get("/download/info")
  Envelope<UrlInfo> infoOfUrl(
      @Nullable @QueryValue String url, @Nullable @QueryValue Integer limit);
}
