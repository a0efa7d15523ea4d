package org.ytarchive.jobs.door.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.http.limit.ClientAddress;

/**
 * How many uploads a client may begin in a minute. A client is an address: a {@code client_id} is
 * whatever the sender says, and who is refused would say another.
 */
@Singleton
class UploadAllowances {
  private static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int CLIENTS = 100_000;

  private final ClientAddress clients;
  private final int perMinute;
  private final Meter meter;
  private final Cache<String, Bucket> buckets;

  UploadAllowances(ClientAddress clients, UploadSettings settings, Clock clock) {
    this.clients = clients;
    this.perMinute = settings.perMinute();
    this.meter = new Meter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .ticker(meter::currentTimeNanos)
            .build();
  }

  /** Throws {@link ErrorCode#RATE_LIMIT_EXCEEDED}, saying when to come back. */
  void take(HttpRequest<?> request) {
    if (perMinute > 0) {
      var taken = buckets.get(clients.of(request), any -> bucket()).tryConsumeAndReturnRemaining(1);
      if (!taken.isConsumed()) {
        throw refusal(Math.ceilDiv(taken.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1)));
      }
    }
  }

  private ArchiveException refusal(long seconds) {
    return new ArchiveException(
        ErrorCode.RATE_LIMIT_EXCEEDED,
        "more than " + perMinute + " uploads within a minute; try again in " + seconds + " s",
        Map.of("retry_after", seconds, "limit", perMinute));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, PERIOD))
        .withCustomTimePrecision(meter)
        .build();
  }

  /** The house's clock as the buckets read it. */
  private record Meter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
