package org.ytarchive.metadata.video;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.metadata.BatchMetadata;
import org.ytarchive.contracts.metadata.BatchMetadata.FailedVideo;
import org.ytarchive.contracts.metadata.NewBatch;
import org.ytarchive.contracts.metadata.VideoMetadata;

/** Many videos in one answer, of which some may fail. */
@Singleton
class BatchService {
  private static final int SHOWN = 200;

  private final MetadataService metadata;

  BatchService(MetadataService metadata) {
    this.metadata = metadata;
  }

  BatchMetadata get(NewBatch request) {
    var failed = new ArrayList<FailedVideo>();
    var ids = new ArrayList<VideoId>();
    for (var text : distinct(request.videoIds())) {
      if (VideoId.isValid(text)) {
        ids.add(new VideoId(text));
      } else {
        failed.add(noId(text));
      }
    }
    return get(ids, Boolean.TRUE.equals(request.includeFormats()), failed);
  }

  private static LinkedHashSet<String> distinct(@Nullable List<String> ids) {
    if (ids == null || ids.isEmpty() || ids.size() > NewBatch.MAX_IDS) {
      throw ArchiveException.invalid(
          "video_ids", "video_ids is a list of 1.." + NewBatch.MAX_IDS + " video ids");
    }
    var distinct = new LinkedHashSet<String>();
    ids.forEach(id -> distinct.add(String.valueOf(id)));
    return distinct;
  }

  private BatchMetadata get(List<VideoId> ids, boolean includeFormats, List<FailedVideo> failed) {
    var spending = new Spending();
    var found = new LinkedHashMap<String, VideoMetadata>();
    metadata
        .getAll(ids, includeFormats, spending)
        .forEach(
            (id, answer) -> {
              switch (answer) {
                case VideoAnswer.Known known -> found.put(id.value(), known.metadata());
                case VideoAnswer.Failed why -> failed.add(failed(id.value(), why.error()));
              }
            });
    int cached = (int) found.values().stream().filter(VideoMetadata::cached).count();
    return new BatchMetadata(found, failed, cached, spending.calls());
  }

  private static FailedVideo noId(String text) {
    return new FailedVideo(
        text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…",
        ErrorCode.INVALID_VIDEO_ID.name(),
        "a YouTube video id has 11 characters of A-Z a-z 0-9 _ -",
        Map.of());
  }

  private static FailedVideo failed(String id, ArchiveException error) {
    return new FailedVideo(id, error.code().name(), error.getMessage(), error.details());
  }
}
