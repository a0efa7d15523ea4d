package org.ytarchive.storage.video;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;

/** Where a kept video comes from, and what its id looks like. */
public enum VideoKind {
  YOUTUBE("[A-Za-z0-9_-]{11}"),
  CAPTURE("cap_[A-Za-z0-9_-]{1,64}"),
  UPLOAD("up_[A-Za-z0-9_-]{1,64}");

  private final Pattern ids;

  VideoKind(String ids) {
    this.ids = Pattern.compile(ids);
  }

  boolean names(String videoId) {
    return ids.matcher(videoId).matches();
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first kind that calls its videos so; UPLOAD if none does. */
  public static VideoKind ofId(String videoId) {
    return Arrays.stream(values()).filter(kind -> kind.names(videoId)).findFirst().orElse(UPLOAD);
  }

  /** Throws INVALID_PARAMETER naming {@code kind}. */
  public static VideoKind of(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> ArchiveException.invalid("kind", "kind is youtube, capture or upload"));
  }
}
