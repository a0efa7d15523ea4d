package org.ytarchive.metadata.remote;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Envelope;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.Extractor;

/** yt-dlp, by way of the download service. What it says of the video keeps its code. */
@Singleton
class RemoteExtractor implements Extractor {
  private final DownloadClient downloads;

  RemoteExtractor(DownloadClient downloads) {
    this.downloads = downloads;
  }

  @Override
  public VideoInfo info(VideoId id) {
    return call(id, () -> downloads.info(id.value()));
  }

  @Override
  public List<Format> formats(VideoId id) {
    return call(id, () -> downloads.formats(id.value())).formats();
  }

  private static <T> T call(VideoId id, Supplier<Envelope<T>> call) {
    return RemoteCalls.call(call, () -> notFound(id));
  }

  private static ArchiveException notFound(VideoId id) {
    return new ArchiveException(
        ErrorCode.VIDEO_NOT_FOUND, "yt-dlp finds no video " + id, Map.of("video_id", id.value()));
  }
}
