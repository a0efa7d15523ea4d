package org.ytarchive.storage.object.gcs;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.annotation.Nullable;

/**
 * Which Google Cloud Storage.
 *
 * @param endpoint empty: Google's
 */
@ConfigurationProperties("ytarchive.objects.gcs")
record GcsSettings(@Nullable String endpoint) {

  boolean hasEndpoint() {
    return endpoint != null && !endpoint.isEmpty();
  }

  /** To what is not encrypted no credentials are shown. */
  boolean isPlain() {
    return endpoint != null && endpoint.startsWith("http://");
  }
}
