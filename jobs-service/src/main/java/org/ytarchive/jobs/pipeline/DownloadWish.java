package org.ytarchive.jobs.pipeline;

import org.ytarchive.common.OutputFormat;
import org.ytarchive.contracts.download.NewDownload;
import org.ytarchive.jobs.job.Delivery;
import org.ytarchive.jobs.job.Job;

/** A job's open attempt in Download's words; asked twice, it is the same download. */
final class DownloadWish {

  private DownloadWish() {}

  static NewDownload of(Job job) {
    var delivery = Delivery.of(job.options());
    return new NewDownload(
        job.videoId().value(),
        job.options().quality(),
        job.options().outputPath(),
        job.id().toString(),
        job.attempt(),
        null,
        job.options().audio(),
        null,
        job.options().subtitles(),
        job.options().priority(),
        job.options().format().map(OutputFormat::wireName).orElse(null),
        delivery.map(Delivery::autoCaptions).orElse(null));
  }
}
