package org.ytarchive.common;

import java.util.regex.Pattern;

/**
 * What names a channel on YouTube: its id {@code UC…}, its {@code @handle}, or one of the older
 * names, {@code c/Name} and {@code user/Name}.
 */
public record ChannelName(String value) {
  private static final Pattern ID = Pattern.compile("UC[A-Za-z0-9_-]{22}");
  private static final Pattern HANDLE = Pattern.compile("@[\\p{L}\\p{M}\\p{N}._·-]{1,60}");
  private static final Pattern OLDER = Pattern.compile("(c|user)/[\\p{L}\\p{M}\\p{N}._-]{1,100}");

  /** Throws {@link ErrorCode#INVALID_VIDEO_ID} for anything else. */
  public ChannelName {
    if (!isValid(value)) {
      throw new ArchiveException(
          ErrorCode.INVALID_VIDEO_ID, "a channel is named by UC and 22 characters, or a @handle");
    }
  }

  public static boolean isValid(String text) {
    return isCurrent(text) || OLDER.matcher(text).matches();
  }

  /** Whether this is an id or a handle, which every service understands. */
  public boolean isCurrent() {
    return isCurrent(value);
  }

  private static boolean isCurrent(String text) {
    return ID.matcher(text).matches() || HANDLE.matcher(text).matches();
  }

  /** The page a person would open. */
  public String url() {
    return "https://www.youtube.com/" + (value.startsWith("UC") ? "channel/" : "") + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
