package org.ytarchive.metadata.video;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.metadata.quota.QuotaDay;

/**
 * Why the YouTube Data API gave no answer.
 *
 * @param reason YouTube's own word for it, or ours: {@code no_api_key}, {@code unreachable}, …
 */
public record ApiFault(Kind kind, String reason) {
  private static final int RATE_LIMIT_PAUSE_SECONDS = 5;

  /** As Download classes what yt-dlp printed. */
  private static final String FAILURE_CLASS = "failure_class";

  /** No key is configured. */
  public static final ApiFault NO_KEY = new ApiFault(Kind.NO_KEY, "no_api_key");

  /** What a fault means to us, with the code it leaves the service under. */
  public enum Kind {
    NO_KEY(ErrorCode.SERVICE_UNAVAILABLE, "no YOUTUBE_API_KEY is configured"),
    /** Nothing more today; today ends at midnight in California. */
    QUOTA_GONE(ErrorCode.API_QUOTA_EXCEEDED, "the YouTube API quota of today is used up"),
    /** Too fast; the day's quota is not the matter. */
    RATE_LIMITED(ErrorCode.RATE_LIMIT_EXCEEDED, "the YouTube API asks us to slow down"),
    /** Wrong, missing or restricted key, or the API is switched off for its project. */
    KEY_UNUSABLE(ErrorCode.YOUTUBE_API_ERROR, "the YouTube API does not accept YOUTUBE_API_KEY"),
    NOT_FOUND(ErrorCode.VIDEO_NOT_FOUND, "YouTube knows no such video"),
    PLAYLIST_NOT_FOUND(ErrorCode.PLAYLIST_NOT_FOUND, "YouTube knows no such playlist"),
    /** There, but not for us. */
    REFUSED(ErrorCode.YOUTUBE_API_ERROR, "the YouTube API refuses this"),
    /** To be read as an empty list of comments. */
    COMMENTS_OFF(ErrorCode.YOUTUBE_API_ERROR, "comments are switched off"),
    /** A page token grew old: begin the list again, once. */
    PAGE_EXPIRED(ErrorCode.YOUTUBE_API_ERROR, "the YouTube API forgot where we were in a list"),
    /** We asked wrongly. */
    BAD_REQUEST(ErrorCode.YOUTUBE_API_ERROR, "the YouTube API does not understand our request"),
    /** 5xx, timeouts, HTML instead of JSON, half an answer: worth another try. */
    BROKEN(ErrorCode.YOUTUBE_API_ERROR, "the YouTube API does not answer as it should");

    private final ErrorCode code;
    private final String message;

    Kind(ErrorCode code, String message) {
      this.code = code;
      this.message = message;
    }

    public ErrorCode code() {
      return code;
    }

    /** Whether the same call may succeed within seconds. */
    public boolean isWorthRetrying() {
      return this == BROKEN || this == RATE_LIMITED;
    }
  }

  /** As callers hear it; {@code details} adds to what the fault itself says. */
  public ArchiveException toError(Instant now, Map<String, Object> details) {
    var all = new LinkedHashMap<String, Object>(details);
    all.put("reason", reason);
    switch (kind) {
      case QUOTA_GONE -> {
        all.put("reset_at", QuotaDay.resetAfter(now).toString());
        all.put("retry_after", QuotaDay.secondsToReset(now));
      }
      case RATE_LIMITED -> all.put("retry_after", RATE_LIMIT_PAUSE_SECONDS);
      case NO_KEY,
          KEY_UNUSABLE,
          NOT_FOUND,
          PLAYLIST_NOT_FOUND,
          REFUSED,
          COMMENTS_OFF,
          PAGE_EXPIRED,
          BAD_REQUEST,
          BROKEN -> {}
    }
    return new ArchiveException(kind.code, kind.message + " (" + reason + ")", all);
  }

  /**
   * When an extraction failed too: the API's error is to be acted upon, if there is an API. Whether
   * YouTube took us for a robot is told all the same: whoever asks again must know.
   */
  public ArchiveException toError(Instant now, ArchiveException extraction) {
    if (kind == Kind.NO_KEY) {
      return extraction;
    }
    var details = new LinkedHashMap<String, Object>();
    details.put("extraction_error", extraction.code().name());
    Optional.ofNullable(extraction.details().get(FAILURE_CLASS))
        .ifPresent(failure -> details.put(FAILURE_CLASS, failure));
    return toError(now, details);
  }

  @Override
  public String toString() {
    return kind + " " + reason;
  }
}
