package org.ytarchive.standalone.cli;

import java.time.Duration;
import org.ytarchive.client.YTArchiveClient;
import org.ytarchive.common.settings.Settings;
import org.ytarchive.standalone.Service;

/** The running YTArchive that the settings name, with the token they name. */
final class Archive {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int RETRIES = 3;

  private Archive() {}

  /** Each service is asked where the settings say it is: one may be up while another is not. */
  static YTArchiveClient of(Settings settings) {
    return YTArchiveClient.builder(Service.JOBS.url(settings))
        .metadataUrl(Service.METADATA.url(settings))
        .downloadUrl(Service.DOWNLOAD.url(settings))
        .storageUrl(Service.STORAGE.url(settings))
        .token(Tokens.own(settings).orElse(null))
        .requestTimeout(PATIENCE)
        .retries(RETRIES)
        .pauses(FIRST_PAUSE, LONGEST_PAUSE)
        .build();
  }
}
