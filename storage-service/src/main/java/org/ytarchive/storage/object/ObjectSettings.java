package org.ytarchive.storage.object;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * Where new files are put.
 *
 * @param backend {@code local}, {@code s3} or {@code gcs}
 * @param bucket its name; empty for {@code local}
 * @param presign whether callers are sent to the bucket itself
 * @param presignFor how long such an address holds
 * @param grace how long an object may lie in the bucket before a record leans on it
 */
@ConfigurationProperties("ytarchive.objects")
public record ObjectSettings(
    String backend, String bucket, boolean presign, Duration presignFor, Duration grace) {}
