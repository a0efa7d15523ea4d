package org.ytarchive.download.ytdlp;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import org.ytarchive.download.download.Downloader;

/** Puts the measuring around the downloader that there is. */
@Singleton
final class DownloaderMeasurement implements BeanCreatedEventListener<Downloader> {
  private final YtDlpMetrics metrics;

  DownloaderMeasurement(YtDlpMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public Downloader onCreated(BeanCreatedEvent<Downloader> event) {
    return new MeasuredDownloader(event.getBean(), metrics);
  }
}
