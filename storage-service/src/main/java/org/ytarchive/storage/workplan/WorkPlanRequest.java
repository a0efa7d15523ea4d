package org.ytarchive.storage.workplan;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.storage.json.JsonBody;
import org.ytarchive.storage.json.Storable;

/** A checked {@link org.ytarchive.contracts.storage.NewWorkPlan}. */
record WorkPlanRequest(
    List<VideoId> videoIds, String reason, int retryCount, Map<String, Object> metadata) {
  private static final int MAX_VIDEOS = 1000;
  private static final int MAX_REASON = 200;
  private static final int MAX_RETRIES = 1_000_000;

  /**
   * Throws {@link ErrorCode#INVALID_PARAMETER} naming the parameter, {@link
   * ErrorCode#INVALID_VIDEO_ID} for an id no video can have.
   */
  static WorkPlanRequest of(JsonBody body) {
    var metadata = metadata(body.value("metadata"));
    return new WorkPlanRequest(
        videoIds(body.texts("video_ids").orElse(List.of())),
        reason(body.text("reason").orElse("")),
        retryCount("metadata.retry_count", metadata.get("retry_count")),
        metadata);
  }

  /** Each once, in the order given. */
  private static List<VideoId> videoIds(List<String> ids) {
    if (ids.isEmpty() || ids.size() > MAX_VIDEOS) {
      throw ArchiveException.invalid("video_ids", "video_ids must be 1.." + MAX_VIDEOS + " ids");
    }
    return ids.stream().distinct().map(WorkPlanRequest::videoId).toList();
  }

  private static VideoId videoId(String text) {
    if (!VideoId.isValid(text)) {
      throw new ArchiveException(
          ErrorCode.INVALID_VIDEO_ID,
          "video_ids holds what is no YouTube video id",
          Map.of("parameter", "video_ids"));
    }
    return new VideoId(text);
  }

  private static String reason(String text) {
    if (text.isBlank() || text.length() > MAX_REASON || !Storable.isStorable(text)) {
      throw ArchiveException.invalid(
          "reason",
          "reason is needed, such as download_failed; at most " + MAX_REASON + " characters");
    }
    return text;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> metadata(@Nullable Object sent) {
    if (sent == null) {
      return Map.of();
    }
    if (!(sent instanceof Map<?, ?> json)) {
      throw ArchiveException.invalid("metadata", "metadata must be a JSON object");
    }
    Storable.problem("metadata", json)
        .ifPresent(
            problem -> {
              throw ArchiveException.invalid("metadata", problem);
            });
    return (Map<String, Object>) json;
  }

  static int retryCount(String name, @Nullable Object sent) {
    return switch (sent) {
      case null -> 0;
      case Integer n when n >= 0 && n <= MAX_RETRIES -> n;
      default -> throw ArchiveException.invalid(name, name + " must be 0.." + MAX_RETRIES);
    };
  }
}
