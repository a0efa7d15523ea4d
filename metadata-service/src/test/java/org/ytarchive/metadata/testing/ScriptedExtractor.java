package org.ytarchive.metadata.testing;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.Format;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.metadata.video.Extractor;

/** An extractor that knows what it was told, and fails when it is told. */
public final class ScriptedExtractor implements Extractor {
  private final Map<String, VideoInfo> videos = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile @Nullable ErrorCode failure;

  public void has(VideoInfo video) {
    videos.put(video.videoId(), video);
  }

  /** Null: it works again. */
  public void fails(@Nullable ErrorCode code) {
    failure = code;
  }

  /** {@code info dQw4w9WgXcQ} and the like. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public VideoInfo info(VideoId id) {
    calls.add("info " + id);
    return known(id);
  }

  @Override
  public List<Format> formats(VideoId id) {
    calls.add("formats " + id);
    return known(id).formats();
  }

  private VideoInfo known(VideoId id) {
    var code = failure;
    if (code != null) {
      throw new ArchiveException(code, "as scripted");
    }
    var video = videos.get(id.value());
    if (video == null) {
      throw new ArchiveException(ErrorCode.VIDEO_NOT_FOUND, "unknown");
    }
    return video;
  }
}
