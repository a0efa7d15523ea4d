package org.ytarchive.metadata.youtube;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.Optional;

/**
 * How the YouTube Data API is reached.
 *
 * @param apiKey none: the API is not used
 * @param baseUrl where it is
 * @param requestsPerSecond how many calls all replicas make at most; further ones wait
 * @param timeout for one attempt, from connecting to the last byte
 * @param retryPause before the second attempt; it doubles from attempt to attempt
 * @param patience no further attempt starts when so much time is gone
 * @param rest after a call that failed for good, all calls fail at once for so long
 */
@ConfigurationProperties("ytarchive.youtube")
record YouTubeSettings(
    @Nullable String apiKey,
    @Bindable(defaultValue = "https://www.googleapis.com/youtube/v3") String baseUrl,
    @Bindable(defaultValue = "100") int requestsPerSecond,
    @Bindable(defaultValue = "10s") Duration timeout,
    @Bindable(defaultValue = "300ms") Duration retryPause,
    @Bindable(defaultValue = "20s") Duration patience,
    @Bindable(defaultValue = "15s") Duration rest) {

  YouTubeSettings {
    baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  Optional<String> key() {
    return Optional.ofNullable(apiKey).map(String::strip).filter(key -> !key.isEmpty());
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "YouTubeSettings[" + baseUrl + "]";
  }
}
