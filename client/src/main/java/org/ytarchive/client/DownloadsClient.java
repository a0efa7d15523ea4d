package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.function.Consumer;
import org.ytarchive.client.model.DownloadList;
import org.ytarchive.client.model.DownloadView;
import org.ytarchive.client.model.FormatList;
import org.ytarchive.client.model.MediaJudgement;
import org.ytarchive.client.model.NewDownload;
import org.ytarchive.client.model.NewProcessing;
import org.ytarchive.client.model.ProcessingList;
import org.ytarchive.client.model.ProcessingView;
import org.ytarchive.client.model.UrlInfo;
import org.ytarchive.client.model.VideoInfo;

/**
 * The download service: runs of yt-dlp and ffmpeg, as the jobs service orders them. It neither
 * tries again nor keeps records; most programs want {@link JobsClient}.
 */
public final class DownloadsClient extends CapturesClient {
  private final AsyncDownloadsClient async;

  DownloadsClient(AsyncDownloadsClient async) {
    super(async);
    this.async = async;
  }

  /** The same without waiting. */
  public AsyncDownloadsClient async() {
    return async;
  }

  /**
   * Enqueues one run of yt-dlp.
   *
   * @throws InvalidRequestException if something of the wish cannot be
   */
  public DownloadView createDownload(NewDownload wish) {
    return Futures.await(async.createDownload(wish));
  }

  /**
   * The same under a key of the caller's.
   *
   * @param idempotencyKey the same wish under the same key is taken once; null: one is made up
   */
  public DownloadView createDownload(NewDownload wish, @Nullable String idempotencyKey) {
    return Futures.await(async.createDownload(wish, idempotencyKey));
  }

  /**
   * A download with all that is known of it.
   *
   * @throws NotFoundException if there is none
   */
  public DownloadView getDownload(String downloadId) {
    return Futures.await(async.getDownload(downloadId));
  }

  /**
   * What runs and waits, oldest first.
   *
   * @param limit how many at most, 1 to 500
   * @param cursor the {@code next_cursor} of the page before; null: the first page
   */
  public DownloadList listDownloads(int limit, @Nullable String cursor) {
    return Futures.await(async.listDownloads(limit, cursor));
  }

  /**
   * Stops it and removes what it left; fine twice.
   *
   * @throws ConflictException if it ended otherwise
   */
  public DownloadView cancelDownload(String downloadId) {
    return Futures.await(async.cancelDownload(downloadId));
  }

  /**
   * Hears how a download is, at once and after each change, to its end; over connections that are
   * made anew when they break. {@link Subscription#ended} says when it is over.
   */
  public Subscription streamDownloadEvents(String downloadId, Consumer<DownloadView> listener) {
    return async.streamDownloadEvents(downloadId, listener);
  }

  /**
   * What can be had of a video.
   *
   * @throws NotFoundException if it is gone, private, or never was
   */
  public FormatList getFormats(String videoId) {
    return Futures.await(async.getFormats(videoId));
  }

  /**
   * All that yt-dlp knows about a video, without fetching it.
   *
   * @throws NotFoundException if it is gone, private, or never was
   */
  public VideoInfo getVideoInfo(String videoId) {
    return Futures.await(async.getVideoInfo(videoId));
  }

  /**
   * What an address leads to: a video, or a playlist or channel with its first entries.
   *
   * @param limit how many entries at most, 1 to 20000
   * @throws NotFoundException if it leads nowhere
   */
  public UrlInfo getUrlInfo(String url, int limit) {
    return Futures.await(async.getUrlInfo(url, limit));
  }

  /**
   * Has something made of a stored video.
   *
   * @throws InvalidRequestException if something of the wish cannot be
   */
  public ProcessingView createProcessing(NewProcessing wish) {
    return Futures.await(async.createProcessing(wish));
  }

  /**
   * A processing with all that is known of it.
   *
   * @throws NotFoundException if there is none
   */
  public ProcessingView getProcessing(String processingId) {
    return Futures.await(async.getProcessing(processingId));
  }

  /**
   * What runs and waits, oldest first.
   *
   * @param limit how many at most, 1 to 500
   * @param cursor the {@code next_cursor} of the page before; null: the first page
   */
  public ProcessingList listProcessings(int limit, @Nullable String cursor) {
    return Futures.await(async.listProcessings(limit, cursor));
  }

  /**
   * Stops it and removes what it made; fine twice.
   *
   * @throws ConflictException if it ended otherwise
   */
  public ProcessingView cancelProcessing(String processingId) {
    return Futures.await(async.cancelProcessing(processingId));
  }

  /**
   * Hears how a processing is, at once and after each change, to its end; over connections that are
   * made anew when they break. {@link Subscription#ended} says when it is over.
   */
  public Subscription streamProcessingEvents(
      String processingId, Consumer<ProcessingView> listener) {
    return async.streamProcessingEvents(processingId, listener);
  }

  /**
   * Whether a stored file is a video that can be processed.
   *
   * @param path where it lies, {@code /downloads/…}
   * @throws NotFoundException if there is no such file
   */
  public MediaJudgement judgeFile(String path) {
    return Futures.await(async.judgeFile(path));
  }
}
