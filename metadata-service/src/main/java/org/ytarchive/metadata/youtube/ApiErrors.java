package org.ytarchive.metadata.youtube;

import static java.util.Map.entry;
import static org.ytarchive.metadata.video.ApiFault.Kind.BAD_REQUEST;
import static org.ytarchive.metadata.video.ApiFault.Kind.BROKEN;
import static org.ytarchive.metadata.video.ApiFault.Kind.COMMENTS_OFF;
import static org.ytarchive.metadata.video.ApiFault.Kind.KEY_UNUSABLE;
import static org.ytarchive.metadata.video.ApiFault.Kind.NOT_FOUND;
import static org.ytarchive.metadata.video.ApiFault.Kind.PAGE_EXPIRED;
import static org.ytarchive.metadata.video.ApiFault.Kind.PLAYLIST_NOT_FOUND;
import static org.ytarchive.metadata.video.ApiFault.Kind.QUOTA_GONE;
import static org.ytarchive.metadata.video.ApiFault.Kind.RATE_LIMITED;
import static org.ytarchive.metadata.video.ApiFault.Kind.REFUSED;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ytarchive.metadata.video.ApiFault;
import org.ytarchive.metadata.video.ApiFault.Kind;

/**
 * What the API's errors mean. Judged by {@code reason}, never by message: the older style names it
 * in {@code errors[]}, the newer in {@code details[]}.
 */
final class ApiErrors {
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("quotaExceeded", QUOTA_GONE),
          entry("dailyLimitExceeded", QUOTA_GONE),
          entry("rateLimitExceeded", RATE_LIMITED),
          entry("userRateLimitExceeded", RATE_LIMITED),
          entry("RATE_LIMIT_EXCEEDED", RATE_LIMITED),
          entry("keyInvalid", KEY_UNUSABLE),
          entry("keyExpired", KEY_UNUSABLE),
          entry("accessNotConfigured", KEY_UNUSABLE),
          entry("ipRefererBlocked", KEY_UNUSABLE),
          entry("dailyLimitExceededUnreg", KEY_UNUSABLE),
          entry("API_KEY_INVALID", KEY_UNUSABLE),
          entry("API_KEY_SERVICE_BLOCKED", KEY_UNUSABLE),
          entry("API_KEY_HTTP_REFERRER_BLOCKED", KEY_UNUSABLE),
          entry("API_KEY_IP_ADDRESS_BLOCKED", KEY_UNUSABLE),
          entry("SERVICE_DISABLED", KEY_UNUSABLE),
          entry("CONSUMER_INVALID", KEY_UNUSABLE),
          entry("CONSUMER_SUSPENDED", KEY_UNUSABLE),
          entry("videoNotFound", NOT_FOUND),
          entry("channelNotFound", NOT_FOUND),
          entry("playlistNotFound", PLAYLIST_NOT_FOUND),
          entry("playlistItemsNotAccessible", REFUSED),
          entry("playlistForbidden", REFUSED),
          entry("channelForbidden", REFUSED),
          entry("channelClosed", REFUSED),
          entry("channelSuspended", REFUSED),
          entry("watchLaterNotAccessible", REFUSED),
          entry("commentsDisabled", COMMENTS_OFF),
          entry("invalidPageToken", PAGE_EXPIRED),
          entry("invalidFilters", BAD_REQUEST),
          entry("missingRequiredParameter", BAD_REQUEST),
          entry("backendError", BROKEN),
          entry("internalError", BROKEN));

  private ApiErrors() {}

  /**
   * Reads an error's body.
   *
   * @param status of the HTTP answer
   * @param root the body; nothing in it need be there
   */
  static ApiFault read(int status, ApiNode root) {
    var error = root.at("error");
    var reasons = reasons(error);
    return reasons.stream()
        .filter(KINDS::containsKey)
        .findFirst()
        .map(reason -> new ApiFault(judge(KINDS.getOrDefault(reason, BROKEN), error), reason))
        .orElseGet(() -> unknown(status, error, reasons));
  }

  /** The details are the more precise of the two: {@code API_KEY_INVALID} for a badRequest. */
  private static List<String> reasons(ApiNode error) {
    return Stream.of("details", "errors")
        .flatMap(list -> error.at(list).items().stream())
        .flatMap(item -> item.text("reason").stream())
        .toList();
  }

  /** A limit per day is a quota, whatever it is called. */
  private static Kind judge(Kind kind, ApiNode error) {
    return kind == RATE_LIMITED && isPerDay(error) ? QUOTA_GONE : kind;
  }

  private static boolean isPerDay(ApiNode error) {
    return error.at("details").items().stream()
        .flatMap(detail -> detail.at("metadata").text("quota_limit").stream())
        .anyMatch(limit -> limit.contains("PerDay"));
  }

  private static ApiFault unknown(int status, ApiNode error, List<String> reasons) {
    var reason = reasons.stream().findFirst().orElse("http_" + status);
    if (status >= 500 || !error.exists()) {
      return new ApiFault(BROKEN, reason);
    }
    return new ApiFault(
        switch (status) {
          case 400 -> BAD_REQUEST;
          case 429 -> judge(RATE_LIMITED, error);
          default -> REFUSED;
        },
        reason);
  }
}
