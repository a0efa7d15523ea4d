package org.ytarchive.storage.video;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** What a kept video is known by: YouTube's 11 characters, {@code cap_…} or {@code up_…}. */
public record RecordId(String value) {

  /** For what is to be kept: throws {@link ErrorCode#INVALID_VIDEO_ID}. */
  public static RecordId of(VideoKind kind, String text) {
    if (!kind.names(text)) {
      throw new ArchiveException(
          ErrorCode.INVALID_VIDEO_ID,
          "this is no id of kind " + kind.wireName(),
          Map.of("parameter", "video_id"));
    }
    return new RecordId(text);
  }

  /** For what is looked for: what no record can be called is simply not there. */
  public static Optional<RecordId> find(String text) {
    return Arrays.stream(VideoKind.values()).anyMatch(kind -> kind.names(text))
        ? Optional.of(new RecordId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
