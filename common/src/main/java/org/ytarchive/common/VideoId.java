package org.ytarchive.common;

import java.util.regex.Pattern;

/** A video's name on YouTube: 11 characters of {@code A-Z a-z 0-9 _ -}. */
public record VideoId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{11}");

  /** Throws {@link ErrorCode#INVALID_VIDEO_ID} for anything else. */
  public VideoId {
    if (!isValid(value)) {
      throw new ArchiveException(
          ErrorCode.INVALID_VIDEO_ID, "a YouTube video id has 11 characters of A-Z a-z 0-9 _ -");
    }
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** The page a person would open; safe to hand to a program. */
  public String watchUrl() {
    return "https://www.youtube.com/watch?v=" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
