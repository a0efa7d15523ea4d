package org.ytarchive.common;

import java.util.regex.Pattern;

/** A playlist's name on YouTube, such as {@code PL…}, or {@code UU…} for a channel's uploads. */
public record PlaylistId(String value) {
  private static final Pattern FORM = Pattern.compile("(PL|UU|LL|FL|OL|RD|EC)[A-Za-z0-9_-]{8,80}");

  /** Throws {@link ErrorCode#INVALID_PARAMETER} naming {@code playlist_id} for anything else. */
  public PlaylistId {
    if (!isValid(value)) {
      throw ArchiveException.invalid(
          "playlist_id", "a YouTube playlist id begins with PL, UU, OL, FL or the like");
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
