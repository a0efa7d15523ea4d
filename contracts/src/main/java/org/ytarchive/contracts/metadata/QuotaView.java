package org.ytarchive.contracts.metadata;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is left of the day's allowance at the YouTube Data API.
 *
 * @param configured whether there is a key to spend it with
 * @param day the day in Los Angeles, where it begins anew at midnight
 * @param resetAt when that is
 * @param limit of the bucket {@code main}, in units
 * @param used of the bucket {@code main}, by all replicas
 * @param remaining in the bucket {@code main}
 * @param buckets all of them, {@code main} first
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record QuotaView(
    boolean configured,
    LocalDate day,
    Instant resetAt,
    long limit,
    long used,
    long remaining,
    List<Bucket> buckets) {

  /**
   * An allowance of its own.
   *
   * @param name {@code main}, {@code statistics} or {@code search}
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  public record Bucket(String name, long limit, long used, long remaining) {}
}
