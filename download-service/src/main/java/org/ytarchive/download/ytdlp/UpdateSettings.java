package org.ytarchive.download.ytdlp;

import io.micronaut.context.annotation.ConfigurationProperties;

/**
 * Whether new releases of yt-dlp are taken by themselves.
 *
 * @param trialVideo the video a release is tried on before it is used
 */
@ConfigurationProperties("ytarchive.ytdlp-update")
record UpdateSettings(When when, String trialVideo) {

  /** How often. */
  enum When {
    OFF,
    DAILY
  }
}
