package org.ytarchive.download.download;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Clock;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Paging;
import org.ytarchive.common.VideoId;
import org.ytarchive.common.http.idempotency.Idempotent;
import org.ytarchive.contracts.download.DownloadList;
import org.ytarchive.contracts.download.DownloadOperations;
import org.ytarchive.contracts.download.DownloadView;
import org.ytarchive.contracts.download.FormatList;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.contracts.download.UrlInfo;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.media.UrlInfos;
import org.ytarchive.download.media.VideoInfos;

/** HTTP in, HTTP out. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class DownloadController implements DownloadOperations {
  private final DownloadService downloads;
  private final Requests requests;
  private final DownloadStore store;
  private final WorkFolders folders;
  private final VideoInfos videos;
  private final UrlInfos urls;
  private final Clock clock;

  DownloadController(
      DownloadService downloads,
      Requests requests,
      DownloadStore store,
      WorkFolders folders,
      VideoInfos videos,
      UrlInfos urls,
      Clock clock) {
    this.downloads = downloads;
    this.requests = requests;
    this.store = store;
    this.folders = folders;
    this.videos = videos;
    this.urls = urls;
    this.clock = clock;
  }

  @Override
  @Idempotent
  public HttpResponse<Envelope<DownloadView>> create(NewDownload request) {
    var id = DownloadId.random();
    var enqueued = downloads.enqueue(id, requests.read(id, request), Requests.priority(request));
    var body = reply(DownloadViews.view(enqueued.download()));
    var place = URI.create("/download/" + enqueued.download().id());
    return enqueued.isNew() ? HttpResponse.created(body, place) : HttpResponse.ok(body);
  }

  @Override
  public Envelope<DownloadView> get(String downloadId) {
    return reply(DownloadViews.view(downloads.get(DownloadId.parse(downloadId))));
  }

  @Override
  public Envelope<DownloadList> list(int limit, int offset, @Nullable String cursor) {
    var paging = Paging.read(limit, offset, cursor, DownloadStore.OPEN_ORDER);
    var page = paging.page(store.open(paging), DownloadViews::cursor);
    return reply(DownloadViews.list(page, store.counts()));
  }

  /** What runs is stopped and cleared away by its worker; what only waits or failed, here. */
  @Override
  public Envelope<DownloadView> cancel(String downloadId) {
    var id = DownloadId.parse(downloadId);
    try {
      var cancelled = downloads.cancel(id);
      if (!cancelled.ran()) {
        folders.tidy(cancelled.download().request().workFolder());
      }
      return reply(DownloadViews.view(cancelled.download()));
    } catch (ArchiveException e) {
      forgetPartial(id, e);
      throw e;
    }
  }

  /** Nobody wants to go on with what a failed attempt left. */
  private void forgetPartial(DownloadId id, ArchiveException e) {
    if (e.code() == ErrorCode.JOB_FINISHED && store.forgetPartial(id)) {
      folders.tidy(downloads.get(id).request().workFolder());
    }
  }

  @Override
  public Envelope<FormatList> formats(String videoId) {
    var info = videos.of(new VideoId(videoId));
    return reply(new FormatList(info.videoId(), info.formats()));
  }

  @Override
  public Envelope<UrlInfo> infoOfUrl(@Nullable String url, @Nullable Integer limit) {
    return reply(urls.of(url, limit));
  }

  @Override
  public Envelope<VideoInfo> info(String videoId) {
    return reply(videos.of(new VideoId(videoId)));
  }

  private <T> Envelope<T> reply(T data) {
    return Envelope.success(data, clock.instant());
  }
}
