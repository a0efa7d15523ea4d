package org.ytarchive.metadata.youtube;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Map;
import org.ytarchive.common.http.Readiness.CheckResult;
import org.ytarchive.common.http.ReadinessCheck;
import org.ytarchive.metadata.video.ApiFault;

/**
 * How the last call went. It is never down: without the API metadata comes from yt-dlp, so {@code
 * state} says {@code ok}, {@code not_configured} or {@code degraded} with the reason.
 */
@Singleton
class ApiState implements ReadinessCheck {
  private final boolean configured;
  private volatile @Nullable ApiFault last;

  ApiState(YouTubeSettings settings) {
    this.configured = settings.key().isPresent();
  }

  void worked() {
    last = null;
  }

  /** What is the caller's matter, such as a missing playlist, says nothing about the API. */
  void failed(ApiFault fault) {
    switch (fault.kind()) {
      case QUOTA_GONE, RATE_LIMITED, KEY_UNUSABLE, BROKEN -> last = fault;
      case NO_KEY,
          NOT_FOUND,
          PLAYLIST_NOT_FOUND,
          REFUSED,
          COMMENTS_OFF,
          PAGE_EXPIRED,
          BAD_REQUEST -> {}
    }
  }

  @Override
  public String name() {
    return "youtube_api";
  }

  @Override
  public CheckResult check() {
    var fault = last;
    if (!configured) {
      return CheckResult.up(Map.of("state", "not_configured"));
    }
    return CheckResult.up(
        fault == null
            ? Map.of("state", "ok")
            : Map.of(
                "state", "degraded", "code", fault.kind().code().name(), "reason", fault.reason()));
  }
}
