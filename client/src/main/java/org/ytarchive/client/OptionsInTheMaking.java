package org.ytarchive.client;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** What a {@link YTArchiveClient.Builder} was told so far; the rest has its default. */
final class OptionsInTheMaking {
  private static final String TOKEN = "YTARCHIVE_TOKEN";

  private final URI jobsUrl;
  final Map<String, URI> others = new HashMap<>();
  @Nullable String token = System.getenv(TOKEN);
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration requestTimeout = Duration.ofSeconds(60);
  Duration extractionTimeout = Duration.ofMinutes(3);
  Duration uploadTimeout = Duration.ofHours(6);
  Duration idleTimeout = Duration.ofSeconds(60);
  Duration giveUpAfter = Duration.ofMinutes(5);
  int retries = 4;
  Duration firstPause = Duration.ofMillis(250);
  Duration longestPause = Duration.ofSeconds(60);
  @Nullable Executor executor;

  OptionsInTheMaking(URI jobsUrl) {
    this.jobsUrl = jobsUrl;
  }

  static Duration positive(Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("not a time: " + duration);
    }
    return duration;
  }

  ClientOptions made() {
    return new ClientOptions(
        jobsUrl,
        Map.copyOf(others),
        token,
        connectTimeout,
        requestTimeout,
        extractionTimeout,
        uploadTimeout,
        idleTimeout,
        giveUpAfter,
        retries,
        firstPause,
        longestPause,
        executor);
  }
}
