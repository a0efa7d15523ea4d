package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.ytarchive.client.generated.DownloadApi;
import org.ytarchive.client.model.CaptureList;
import org.ytarchive.client.model.CaptureListEnvelope;
import org.ytarchive.client.model.CaptureView;
import org.ytarchive.client.model.CaptureViewEnvelope;
import org.ytarchive.client.model.DownloadList;
import org.ytarchive.client.model.DownloadListEnvelope;
import org.ytarchive.client.model.DownloadView;
import org.ytarchive.client.model.DownloadViewEnvelope;
import org.ytarchive.client.model.FormatList;
import org.ytarchive.client.model.FormatListEnvelope;
import org.ytarchive.client.model.MediaJudgement;
import org.ytarchive.client.model.MediaJudgementEnvelope;
import org.ytarchive.client.model.NewCapture;
import org.ytarchive.client.model.NewDownload;
import org.ytarchive.client.model.NewProcessing;
import org.ytarchive.client.model.ProcessingList;
import org.ytarchive.client.model.ProcessingListEnvelope;
import org.ytarchive.client.model.ProcessingView;
import org.ytarchive.client.model.ProcessingViewEnvelope;
import org.ytarchive.client.model.UrlInfo;
import org.ytarchive.client.model.UrlInfoEnvelope;
import org.ytarchive.client.model.VideoInfo;
import org.ytarchive.client.model.VideoInfoEnvelope;

/**
 * {@link DownloadsClient} without waiting. The futures fail with the exceptions that its methods
 * throw.
 */
public final class AsyncDownloadsClient extends AsyncServiceClient<DownloadApi> {

  AsyncDownloadsClient(Services services) {
    super(new Remote<>(services, () -> services.other(Services.DOWNLOAD), DownloadApi::new));
  }

  /** See {@link DownloadsClient#createDownload(NewDownload)}. */
  public CompletableFuture<DownloadView> createDownload(NewDownload wish) {
    return createDownload(wish, null);
  }

  /** See {@link DownloadsClient#createDownload(NewDownload, String)}. */
  public CompletableFuture<DownloadView> createDownload(
      NewDownload wish, @Nullable String idempotencyKey) {
    return remote.ask(
        api -> api.createDownload(wish, idempotencyKey), DownloadViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#getDownload}. */
  public CompletableFuture<DownloadView> getDownload(String downloadId) {
    return remote.ask(api -> api.getDownload(downloadId, null), DownloadViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#listDownloads}. */
  public CompletableFuture<DownloadList> listDownloads(int limit, @Nullable String cursor) {
    return remote.ask(api -> api.listDownloads(limit, 0, cursor), DownloadListEnvelope::getData);
  }

  /** See {@link DownloadsClient#cancelDownload}. */
  public CompletableFuture<DownloadView> cancelDownload(String downloadId) {
    return remote.ask(api -> api.cancelDownload(downloadId), DownloadViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#streamDownloadEvents}. */
  public Subscription streamDownloadEvents(String downloadId, Consumer<DownloadView> listener) {
    return StateStory.of(remote, "/download", downloadId, DownloadView.class, listener);
  }

  /** See {@link DownloadsClient#getFormats}. */
  public CompletableFuture<FormatList> getFormats(String videoId) {
    return remote.askPatiently(api -> api.getFormats(videoId, null), FormatListEnvelope::getData);
  }

  /** See {@link DownloadsClient#getVideoInfo}. */
  public CompletableFuture<VideoInfo> getVideoInfo(String videoId) {
    return remote.askPatiently(api -> api.getVideoInfo(videoId, null), VideoInfoEnvelope::getData);
  }

  /** See {@link DownloadsClient#getUrlInfo}. */
  public CompletableFuture<UrlInfo> getUrlInfo(String url, int limit) {
    return remote.askPatiently(api -> api.getUrlInfo(url, limit), UrlInfoEnvelope::getData);
  }

  /** See {@link DownloadsClient#createProcessing}. */
  public CompletableFuture<ProcessingView> createProcessing(NewProcessing wish) {
    return remote.ask(api -> api.createProcessing(wish, null), ProcessingViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#getProcessing}. */
  public CompletableFuture<ProcessingView> getProcessing(String processingId) {
    return remote.ask(
        api -> api.getProcessing(processingId, null), ProcessingViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#listProcessings}. */
  public CompletableFuture<ProcessingList> listProcessings(int limit, @Nullable String cursor) {
    return remote.ask(
        api -> api.listProcessings(limit, 0, cursor), ProcessingListEnvelope::getData);
  }

  /** See {@link DownloadsClient#cancelProcessing}. */
  public CompletableFuture<ProcessingView> cancelProcessing(String processingId) {
    return remote.ask(api -> api.cancelProcessing(processingId), ProcessingViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#streamProcessingEvents}. */
  public Subscription streamProcessingEvents(
      String processingId, Consumer<ProcessingView> listener) {
    return StateStory.of(remote, "/processings", processingId, ProcessingView.class, listener);
  }

  /** See {@link DownloadsClient#judgeFile}. */
  public CompletableFuture<MediaJudgement> judgeFile(String path) {
    return remote.askPatiently(api -> api.judgeFile(path), MediaJudgementEnvelope::getData);
  }

  /** See {@link DownloadsClient#createCapture}. */
  public CompletableFuture<CaptureView> createCapture(NewCapture wish) {
    return remote.ask(api -> api.createCapture(wish, null), CaptureViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#checkCapture}. */
  public CompletableFuture<Void> checkCapture(NewCapture wish) {
    return remote.tell(api -> api.checkCapture(wish));
  }

  /** See {@link DownloadsClient#getCapture}. */
  public CompletableFuture<CaptureView> getCapture(String captureId) {
    return remote.ask(api -> api.getCapture(captureId, null), CaptureViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#listCaptures}. */
  public CompletableFuture<CaptureList> listCaptures(int limit, @Nullable String cursor) {
    return remote.ask(api -> api.listCaptures(limit, 0, cursor), CaptureListEnvelope::getData);
  }

  /** See {@link DownloadsClient#cancelCapture}. */
  public CompletableFuture<CaptureView> cancelCapture(String captureId) {
    return remote.ask(api -> api.cancelCapture(captureId), CaptureViewEnvelope::getData);
  }

  /** See {@link DownloadsClient#streamCaptureEvents}. */
  public Subscription streamCaptureEvents(String captureId, Consumer<CaptureView> listener) {
    return StateStory.of(remote, "/captures", captureId, CaptureView.class, listener);
  }
}
