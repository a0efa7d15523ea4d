package org.ytarchive.metadata.youtube;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.ytarchive.common.http.Readiness.CheckResult;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.metadata.quota.QuotaDay;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.YouTubeApiException;

/**
 * How the last call went. After one that failed for good the API is left alone for a while: callers
 * have yt-dlp instead, and need not wait through the same retries one after the other.
 *
 * <p>As a check it is never down: without the API metadata comes from yt-dlp. So {@code state} says
 * {@code ok}, {@code not_configured}, or {@code degraded} with code and reason.
 */
@Singleton
class ApiState implements ReadinessCheck {
  private final YouTubeSettings settings;
  private final Clock clock;
  private volatile @Nullable Failure last;

  private record Failure(ApiFault fault, Instant restUntil) {}

  ApiState(YouTubeSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  void worked() {
    last = null;
  }

  /** What is the caller's matter, such as a missing playlist, says nothing about the API. */
  void failed(ApiFault fault) {
    switch (fault.kind()) {
      case QUOTA_GONE, RATE_LIMITED, KEY_UNUSABLE, BROKEN -> last = new Failure(fault, rest());
      case NO_KEY,
          NOT_FOUND,
          PLAYLIST_NOT_FOUND,
          REFUSED,
          COMMENTS_OFF,
          PAGE_EXPIRED,
          BAD_REQUEST -> {}
    }
  }

  /** Never over midnight in California: then the quota is full again. */
  private Instant rest() {
    var now = clock.instant();
    var end = now.plus(settings.rest());
    var reset = QuotaDay.resetAfter(now);
    return end.isBefore(reset) ? end : reset;
  }

  /** Throws the last failure again. */
  void refuseWhileResting() {
    var failure = last;
    if (failure != null && clock.instant().isBefore(failure.restUntil())) {
      throw new YouTubeApiException(failure.fault());
    }
  }

  @Override
  public String name() {
    return "youtube_api";
  }

  @Override
  public CheckResult check() {
    var failure = last;
    if (settings.key().isEmpty()) {
      return CheckResult.up(Map.of("state", "not_configured"));
    }
    return CheckResult.up(failure == null ? Map.of("state", "ok") : degraded(failure.fault()));
  }

  private static Map<String, Object> degraded(ApiFault fault) {
    return Map.of(
        "state", "degraded", "code", fault.kind().code().name(), "reason", fault.reason());
  }
}
