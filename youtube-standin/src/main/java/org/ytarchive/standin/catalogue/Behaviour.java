package org.ytarchive.standin.catalogue;

import jakarta.annotation.Nullable;

/** How YouTube answers when a video is asked for; the words are those its player shows. */
public enum Behaviour {
  PLAYS("OK", null, null),
  UNAVAILABLE("ERROR", "Video unavailable", "This video is not available"),
  PRIVATE("LOGIN_REQUIRED", "Private video", "Sign in if you've been granted access to this video"),
  REMOVED("ERROR", "Video unavailable", "This video has been removed by the uploader"),
  ACCOUNT_TERMINATED(
      "ERROR",
      "Video unavailable",
      "This video is no longer available because the YouTube account associated with this video"
          + " has been terminated."),
  MEMBERS_ONLY(
      "UNPLAYABLE",
      "Join this channel to get access to members-only content like this video, and other"
          + " exclusive perks.",
      null),
  GEO_BLOCKED(
      "UNPLAYABLE",
      "Video unavailable",
      "The uploader has not made this video available in your country."),
  AGE_GATED(
      "LOGIN_REQUIRED",
      "Sign in to confirm your age",
      "This video may be inappropriate for some users."),
  NOT_A_BOT(
      "LOGIN_REQUIRED",
      "Sign in to confirm you\u2019re not a bot",
      "This helps protect our community. Learn more"),
  TRY_LATER("UNPLAYABLE", "Video unavailable", "This content isn't available, try again later."),
  PREMIERE("LIVE_STREAM_OFFLINE", "Premieres in 3 days", null),
  UPCOMING_LIVE("LIVE_STREAM_OFFLINE", "This live event will begin in 2 hours.", null),
  /** Broadcasting now: no files, only an endless HLS playlist. */
  LIVE("OK", null, null),
  /** Formats are listed, and all are encrypted. */
  DRM("OK", null, null),
  /** Playable, it says, yet not one format is listed. */
  NO_FORMATS("OK", null, null),
  /** Every media URL carries an {@code n} that only the player's own JavaScript can turn. */
  N_CHALLENGE("OK", null, null),
  /** The watch page and the player interface both answer 429. */
  TOO_MANY_REQUESTS("OK", null, null);

  private final String status;
  private final @Nullable String reason;
  private final @Nullable String subreason;

  Behaviour(String status, @Nullable String reason, @Nullable String subreason) {
    this.status = status;
    this.reason = reason;
    this.subreason = subreason;
  }

  /** The word in {@code playabilityStatus.status}. */
  public String status() {
    return status;
  }

  public @Nullable String reason() {
    return reason;
  }

  public @Nullable String subreason() {
    return subreason;
  }

  /** Whether the player answer lists files to download. */
  public boolean listsFiles() {
    return switch (this) {
      case PLAYS, DRM, N_CHALLENGE -> true;
      case UNAVAILABLE,
          PRIVATE,
          REMOVED,
          ACCOUNT_TERMINATED,
          MEMBERS_ONLY,
          GEO_BLOCKED,
          AGE_GATED,
          NOT_A_BOT,
          TRY_LATER,
          PREMIERE,
          UPCOMING_LIVE,
          LIVE,
          NO_FORMATS,
          TOO_MANY_REQUESTS ->
          false;
    };
  }
}
