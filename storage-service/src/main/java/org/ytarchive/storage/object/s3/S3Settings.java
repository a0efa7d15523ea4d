package org.ytarchive.storage.object.s3;

import io.micronaut.context.annotation.ConfigurationProperties;
import jakarta.annotation.Nullable;

/**
 * Which S3, and who we are to it.
 *
 * @param endpoint empty: Amazon's
 * @param accessKeyId empty: the SDK looks for credentials where it always does
 * @param pathStyle whether the bucket stands in the path instead of the host's name
 */
@ConfigurationProperties("ytarchive.objects.s3")
record S3Settings(
    @Nullable String endpoint,
    String region,
    @Nullable String accessKeyId,
    @Nullable String secretAccessKey,
    boolean pathStyle) {

  boolean hasEndpoint() {
    return endpoint != null && !endpoint.isEmpty();
  }

  boolean hasKeys() {
    return accessKeyId != null && !accessKeyId.isEmpty();
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return "S3Settings[endpoint=" + endpoint + ", region=" + region + "]";
  }
}
