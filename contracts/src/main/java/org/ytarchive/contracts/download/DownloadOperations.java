package org.ytarchive.contracts.download;

import static org.ytarchive.common.ErrorCode.DISK_FULL;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_TIMEOUT;
import static org.ytarchive.common.ErrorCode.IDEMPOTENCY_CONFLICT;
import static org.ytarchive.common.ErrorCode.INVALID_VIDEO_ID;
import static org.ytarchive.common.ErrorCode.JOB_FINISHED;
import static org.ytarchive.common.ErrorCode.PLAYLIST_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;

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
import org.ytarchive.contracts.video.VideoInfo;

/**
 * The download service on the wire ({@code ytarchive.md}, "Download Service API"). Besides these,
 * {@code GET /download/{id}/events} streams {@link DownloadView}s as server-sent events: one at
 * once, then one per change (event {@code progress}, or the status word when the download ends,
 * after which the stream closes).
 */
public interface DownloadOperations {

  /** Enqueues a download; 201 for a new download, 200 when this job and attempt were known. */
  @ApiCall(
      id = "createDownload",
      errors = {INVALID_VIDEO_ID, IDEMPOTENCY_CONFLICT, DISK_FULL},
      statuses = {200, 201})
  @Post("/download")
  HttpResponse<Envelope<DownloadView>> create(@Body NewDownload request);

  /** A download with all that is known of it. */
  @ApiCall(
      id = "getDownload",
      errors = {DOWNLOAD_NOT_FOUND})
  @Get("/download/{downloadId}")
  Envelope<DownloadView> get(@PathVariable String downloadId);

  /** Downloads that run or wait, oldest first, over all replicas. */
  @ApiCall(id = "listDownloads")
  @Get("/download")
  Envelope<DownloadList> list(
      @ApiValue(min = "1", max = "500") @QueryValue(defaultValue = "50") int limit,
      @ApiValue(min = "0") @QueryValue(defaultValue = "0") int offset,
      @QueryValue @Nullable String cursor);

  /**
   * Cancels a download and removes partial files; fine twice, 409 for one that ended otherwise, or
   * whose file is just being put in its place.
   */
  @ApiCall(
      id = "cancelDownload",
      errors = {DOWNLOAD_NOT_FOUND, JOB_FINISHED})
  @Delete("/download/{downloadId}")
  Envelope<DownloadView> cancel(@PathVariable String downloadId);

  /** Asks yt-dlp what formats there are. */
  @ApiCall(
      id = "getFormats",
      errors = {INVALID_VIDEO_ID, VIDEO_NOT_FOUND, YTDLP_ERROR, DOWNLOAD_TIMEOUT})
  @Get("/download/formats/{videoId}")
  Envelope<FormatList> formats(@PathVariable String videoId);

  /** Asks yt-dlp all it knows about a video, without downloading it. */
  @ApiCall(
      id = "getVideoInfo",
      errors = {INVALID_VIDEO_ID, VIDEO_NOT_FOUND, YTDLP_ERROR, DOWNLOAD_TIMEOUT})
  @Get("/download/info/{videoId}")
  Envelope<VideoInfo> info(@PathVariable String videoId);

  /**
   * Asks yt-dlp what an address leads to: a video with all that is known about it, or a playlist or
   * channel with its first entries, none of which is looked into.
   *
   * @param url of a video, a playlist or a channel on YouTube, or the id of one
   * @param limit how many entries at most, 1..20000; default 50
   */
  @ApiCall(
      id = "getUrlInfo",
      errors = {VIDEO_NOT_FOUND, PLAYLIST_NOT_FOUND, YTDLP_ERROR, DOWNLOAD_TIMEOUT})
  @Get("/download/info")
  Envelope<UrlInfo> infoOfUrl(
      @Nullable @QueryValue String url,
      @ApiValue(min = "1", max = "20000", byDefault = "50") @Nullable @QueryValue Integer limit);
}
