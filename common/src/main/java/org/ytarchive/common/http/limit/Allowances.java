package org.ytarchive.common.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of tokens per client, filled anew every minute. Memory is bounded: whoever was silent
 * for two minutes is forgotten, and the longest silent first when there are very many.
 */
@Singleton
public class Allowances {
  static final Duration PERIOD = Duration.ofMinutes(1);
  private static final int CLIENTS = 100_000;

  private final int perMinute;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  @Inject
  Allowances(LimitSettings settings, Clock clock) {
    this(settings.requestsPerMinute(), clock);
  }

  private Allowances(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.time = new ClockMeter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .ticker(ticker(clock))
            .build();
  }

  /** Apart from those of the clients, for callers that are told apart otherwise; 0: no limit. */
  public static Allowances of(int perMinute, Clock clock) {
    return new Allowances(perMinute, clock);
  }

  private static Ticker ticker(Clock clock) {
    return () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
  }

  public boolean isUnlimited() {
    return perMinute == 0;
  }

  public int perMinute() {
    return perMinute;
  }

  /** Takes one token, if there is one. */
  public ConsumptionProbe take(String client) {
    return buckets.get(client, any -> bucket()).tryConsumeAndReturnRemaining(1);
  }

  /** All tokens at once, so that exactly so many requests pass before the first is refused. */
  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillIntervally(perMinute, PERIOD))
        .withCustomTimePrecision(time)
        .build();
  }

  /** The house's clock as the buckets read it. */
  private record ClockMeter(Clock clock) implements TimeMeter {
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
