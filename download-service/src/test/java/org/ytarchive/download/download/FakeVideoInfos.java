package org.ytarchive.download.download;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.VideoId;
import org.ytarchive.contracts.video.VideoInfo;
import org.ytarchive.download.media.VideoInfos;

/** Knows every video but {@code gone_______}. */
@Singleton
@Primary
@Requires(property = "test.downloads", value = "scripted")
final class FakeVideoInfos implements VideoInfos {
  @Override
  public VideoInfo of(VideoId id) {
    if (id.value().equals("gone_______")) {
      throw new ArchiveException(ErrorCode.VIDEO_NOT_FOUND, "no such video");
    }
    return Samples.info(id.value());
  }
}
