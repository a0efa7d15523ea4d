package org.ytarchive.download.ytdlp;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.ytarchive.download.download.Downloader;

/** Puts the measuring around yt-dlp's downloader, and around no other. */
@Singleton
final class DownloaderMeasurement implements BeanCreatedEventListener<Downloader> {
  private final YtDlpMetrics metrics;
  private final Refusals refusals;

  DownloaderMeasurement(YtDlpMetrics metrics, Refusals refusals) {
    this.metrics = metrics;
    this.refusals = refusals;
  }

  @Override
  public Downloader onCreated(BeanCreatedEvent<Downloader> event) {
    var downloader = event.getBean();
    return downloader instanceof YtDlpDownloader
        ? new MeasuredDownloader(downloader, metrics, refusals)
        : downloader;
  }
}
